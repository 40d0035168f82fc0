package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing or unreadable in the configuration stops the start with its name. */
class CardVerificationSettingsTest {

  private final Map<String, String> values = new HashMap<>();

  @Test
  void whenNothingIsConfigured_thenTheDefaultsHold() {
    CardVerificationSettings settings = settings();

    assertThat(settings.policies()).containsExactly("1.2.392.200149.8.5.1.3.30");
    assertThat(settings.revocation()).isEqualTo(RevocationMode.OCSP);
    assertThat(settings.ocspTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.ocspMaxAge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.crlTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.crlMaxAge()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.ocspUrl()).isEmpty();
    assertThat(settings.crlUrl()).isEmpty();
  }

  @Test
  void whenAllIsConfigured_thenItIsRead() {
    values.put("zaitaku.card.policies", "1.2.3, 1.2.4");
    values.put("zaitaku.card.revocation", "ocsp-then-crl");
    values.put("zaitaku.card.ocsp.url", "https://ocsp.example.jp/");
    values.put("zaitaku.card.crl.url", " ");

    CardVerificationSettings settings = settings();

    assertThat(settings.policies()).isEqualTo(Set.of("1.2.3", "1.2.4"));
    assertThat(settings.revocation()).isEqualTo(RevocationMode.OCSP_THEN_CRL);
    assertThat(settings.ocspUrl()).contains(URI.create("https://ocsp.example.jp/"));
    assertThat(settings.crlUrl()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "zaitaku.card.policies, 1.2.3;1.2.4",
    "zaitaku.card.policies, ','",
    "zaitaku.card.policies, anyPolicy",
    "zaitaku.card.revocation, none",
    "zaitaku.card.revocation, OCSP",
    "zaitaku.card.ocsp.timeout, 3",
    "zaitaku.card.ocsp.timeout, PT0S",
    "zaitaku.card.ocsp.max-age, -PT1M",
    "zaitaku.card.crl.timeout, soon",
    "zaitaku.card.crl.max-age, PT0S",
    "zaitaku.card.ocsp.url, ldap://ocsp.example.jp",
    "zaitaku.card.crl.url, /relative"
  })
  void whenAValueIsUnreadable_thenTheStartIsRefusedWithItsName(String key, String value) {
    values.put(key, value);

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(key + " ");
  }

  private CardVerificationSettings settings() {
    return CardVerificationSettings.from(key -> Optional.ofNullable(values.get(key)));
  }
}
