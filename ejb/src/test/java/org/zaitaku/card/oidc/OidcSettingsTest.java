package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or unreadable in the configuration stops the start with its name. */
class OidcSettingsTest {

  @TempDir private Path directory;
  private final Map<String, String> values = new HashMap<>();
  private final ECKey key = ProviderDouble.key("ours");

  @BeforeEach
  void configure() throws IOException {
    values.put("zaitaku.card.oidc.issuer", "https://idp.example.jp/main");
    values.put("zaitaku.card.oidc.authorization-endpoint", "https://idp.example.jp/main/authorize");
    values.put("zaitaku.card.oidc.token-endpoint", "https://idp.example.jp/main/token");
    values.put("zaitaku.card.oidc.keys", "https://idp.example.jp/main/keys");
    values.put("zaitaku.card.oidc.client-id", "RP00000001");
    clientKey(key.toJSONString());
  }

  private void clientKey(String text) throws IOException {
    Path file = directory.resolve("client.jwk");
    Files.writeString(file, text);
    values.put("zaitaku.card.oidc.client-key", file.toString());
  }

  private OidcSettings settings() {
    return OidcSettings.from(
        name -> Optional.ofNullable(values.get(name)), "https://z.example.jp/reception/return");
  }

  @Test
  void whenOnlyTheProviderIsConfigured_thenTheDefaultsHold() {
    OidcSettings settings = settings();

    assertThat(settings.redirectUri()).isEqualTo("https://z.example.jp/reception/return");
    assertThat(settings.scope()).containsExactly("openid");
    assertThat(settings.contexts()).isEmpty();
    assertThat(settings.fresh()).isTrue();
    assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.keysMaxAge()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whenAllIsConfigured_thenItIsRead() {
    values.put("zaitaku.card.oidc.scope", "openid  name");
    values.put("zaitaku.card.oidc.acr-values", "aal3 crl");
    values.put("zaitaku.card.oidc.prompt", "omit");
    values.put("zaitaku.card.oidc.clock-skew", "PT0S");

    OidcSettings settings = settings();

    assertThat(settings.scope()).containsExactly("openid", "name");
    assertThat(settings.contexts()).containsExactly("aal3", "crl");
    assertThat(settings.fresh()).isFalse();
    assertThat(settings.clockSkew()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "zaitaku.card.oidc.issuer, http://idp.example.jp/main",
    "zaitaku.card.oidc.issuer, idp.example.jp",
    "zaitaku.card.oidc.issuer, https://",
    "zaitaku.card.oidc.issuer, https://user@idp.example.jp",
    "zaitaku.card.oidc.issuer, https://idp.example.jp/#x",
    "zaitaku.card.oidc.authorization-endpoint, http://localhost/authorize",
    "zaitaku.card.oidc.token-endpoint, file:///etc/hostname",
    "zaitaku.card.oidc.keys, 'not an address'",
    "zaitaku.card.oidc.client-id, 'two words'",
    "zaitaku.card.oidc.client-key, /does/not/exist.jwk",
    "zaitaku.card.oidc.scope, name",
    "zaitaku.card.oidc.scope, 'openid \u0001'",
    "zaitaku.card.oidc.acr-values, 'aal3 \"'",
    "zaitaku.card.oidc.prompt, none",
    "zaitaku.card.oidc.clock-skew, -PT1S",
    "zaitaku.card.oidc.clock-skew, PT5M1S",
    "zaitaku.card.oidc.clock-skew, 30",
    "zaitaku.card.oidc.timeout, PT0S",
    "zaitaku.card.oidc.keys-max-age, soon"
  })
  void whenAValueIsUnreadable_thenTheStartIsRefusedWithItsName(String name, String value) {
    values.put(name, value);

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(name + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zaitaku.card.oidc.issuer",
        "zaitaku.card.oidc.authorization-endpoint",
        "zaitaku.card.oidc.token-endpoint",
        "zaitaku.card.oidc.keys",
        "zaitaku.card.oidc.client-id",
        "zaitaku.card.oidc.client-key"
      })
  void whenAValueIsMissing_thenTheStartIsRefusedWithItsName(String name) {
    values.put(name, " ");
    assertThatThrownBy(this::settings).hasMessage(name + " is missing");

    values.remove(name);
    assertThatThrownBy(this::settings).hasMessage(name + " is missing");
  }

  @Test
  void plainHttpIsForThisMachineInTheVerificationEnvironmentOnly() {
    values.put("zaitaku.card.oidc.token-endpoint", "http://localhost:8090/oidc/token");
    assertThatThrownBy(this::settings).hasMessageStartingWith("zaitaku.card.oidc.token-endpoint ");

    values.put("zaitaku.environment", "verification");
    assertThat(settings().tokenEndpoint().getPort()).isEqualTo(8090);

    values.put("zaitaku.card.oidc.token-endpoint", "http://localhost.example.jp/oidc/token");
    assertThatThrownBy(this::settings).hasMessageStartingWith("zaitaku.card.oidc.token-endpoint ");
  }

  @Test
  void aKeyThatCannotSignIsRefusedWithoutATraceOfIt() throws IOException {
    for (String text :
        new String[] {
          "",
          "no key",
          "{\"kty\":\"EC\",\"d\":\"" + key.getD() + "\"}",
          key.toPublicJWK().toJSONString(),
          new ECKey.Builder(key).keyID(null).build().toJSONString(),
          ProviderDouble.key("ours", Curve.P_384).toJSONString(),
          " ".repeat(20_000)
        }) {
      clientKey(text);

      assertThatThrownBy(this::settings)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("zaitaku.card.oidc.client-key ")
          .hasNoCause()
          .message()
          .doesNotContain(key.getD().toString());
    }
  }

  @Test
  void theSettingsPrintNoKey() {
    assertThat(settings().toString()).doesNotContain(key.getD().toString());
  }
}
