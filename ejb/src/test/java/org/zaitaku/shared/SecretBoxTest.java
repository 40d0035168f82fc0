package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database keeps and nobody who holds it may read. */
class SecretBoxTest {

  private static final byte[] SECRET = "種 of a second factor".getBytes(StandardCharsets.UTF_8);

  private static String key(int last) {
    byte[] key = new byte[32];
    key[31] = (byte) last;
    return Base64.getEncoder().encodeToString(key);
  }

  private static SecretBox box(String key, String previous) {
    Map<String, String> values = new HashMap<>();
    values.put("zaitaku.secret-key", key);
    values.put("zaitaku.secret-key.previous", previous);
    return new SecretBox(name -> Optional.ofNullable(values.get(name)));
  }

  private final SecretBox box = box(key(1), null);

  @Test
  void whatWasClosedOpensForTheSamePurpose() {
    byte[] sealed = box.seal("totp:17", SECRET);

    assertThat(box.open("totp:17", sealed)).isEqualTo(SECRET);
    assertThat(sealed).hasSize(4 + 12 + SECRET.length + 16);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("second factor");
  }

  @Test
  void aSecretClosedTwiceLooksDifferentEachTime() {
    assertThat(box.seal("totp:17", SECRET)).isNotEqualTo(box.seal("totp:17", SECRET));
  }

  @Test
  void aSecretCannotBePutInAnothersPlace() {
    byte[] sealed = box.seal("totp:17", SECRET);

    assertThatThrownBy(() -> box.open("totp:18", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecretThatWasAlteredAnywhereDoesNotOpen() {
    byte[] sealed = box.seal("totp:17", SECRET);
    for (int at = 0; at < sealed.length; at++) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      assertThatThrownBy(() -> box.open("totp:17", altered))
          .as("byte %d", at)
          .isInstanceOf(IllegalStateException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> box.open("totp:17", cut))
          .as("length %d", length)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void afterAChangeOfTheKeyThePreviousOneStillOpensAndTheNewOneCloses() {
    byte[] old = box.seal("totp:17", SECRET);
    SecretBox changed = box(key(2), key(1));

    assertThat(changed.open("totp:17", old)).isEqualTo(SECRET);
    byte[] fresh = changed.seal("totp:17", SECRET);
    assertThat(box(key(2), null).open("totp:17", fresh)).isEqualTo(SECRET);
    assertThatThrownBy(() -> box.open("totp:17", fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("zaitaku.secret-key");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"c2hvcnQ=", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aKeyThatIsMissingOrUnreadableIsNamedWithoutItsValue(String value) {
    assertThatThrownBy(() -> box(value, null))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageStartingWith("zaitaku.secret-key ")
        .message()
        .doesNotContain(String.valueOf(value));
  }

  @Test
  void aPreviousKeyThatIsUnreadableIsNamed() {
    assertThatThrownBy(() -> box(key(1), "c2hvcnQ="))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("zaitaku.secret-key.previous is not base64 of 32 bytes");
  }
}
