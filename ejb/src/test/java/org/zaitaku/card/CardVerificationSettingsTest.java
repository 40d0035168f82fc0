package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing or unreadable in the configuration stops the start with its name. */
class CardVerificationSettingsTest {

  @TempDir private Path directory;
  private final Map<String, String> values = new HashMap<>();
  private Path anchors;

  @BeforeEach
  void writeAnchors() throws IOException, CertificateEncodingException {
    anchors = directory.resolve("anchors.pem");
    Files.writeString(
        anchors,
        "first generation\n"
            + pem(TestAuthority.create().certificate)
            + pem(TestAuthority.create(Keys.rsa(2048, 2), draft -> {}).certificate));
    values.put("zaitaku.card.anchors", anchors.toString());
  }

  @Test
  void whenOnlyAnchorsAreConfigured_thenTheDefaultsHold() {
    CardVerificationSettings settings = settings();

    assertThat(settings.authorities()).hasSize(2);
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
    "zaitaku.card.crl.url, /relative",
    "zaitaku.card.anchors, /does/not/exist.pem"
  })
  void whenAValueIsUnreadable_thenTheStartIsRefusedWithItsName(String key, String value) {
    values.put(key, value);

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(key + " ");
  }

  @Test
  void whenAnchorsAreMissingInProduction_thenTheStartIsRefused() {
    values.remove("zaitaku.card.anchors");
    assertRefusedAnchors();

    values.put("zaitaku.environment", "production");
    assertRefusedAnchors();
  }

  @Test
  void whenAnchorsAreMissingInVerification_thenNothingIsTrusted() {
    values.remove("zaitaku.card.anchors");
    values.put("zaitaku.environment", "verification");

    assertThat(settings().authorities()).isEmpty();
  }

  @Test
  void whenAnchorsFileIsEmptyOrNoPem_thenTheStartIsRefused() throws IOException {
    Files.writeString(anchors, "");
    assertRefusedAnchors();

    Files.writeString(anchors, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertRefusedAnchors();
  }

  @Test
  void whenAnchorIsNoAuthority_thenTheStartIsRefused()
      throws IOException, CertificateEncodingException {
    Files.writeString(
        anchors, pem(TestAuthority.create().issue(new CertificateDraft()).certificate()));

    assertRefusedAnchors();
  }

  @Test
  void whenAnchorsKeyIsWeak_thenTheStartIsRefused()
      throws IOException, CertificateEncodingException {
    Files.writeString(
        anchors, pem(TestAuthority.create(Keys.rsa(1024, 1), draft -> {}).certificate));

    assertRefusedAnchors();
  }

  private void assertRefusedAnchors() {
    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("zaitaku.card.anchors ");
  }

  private CardVerificationSettings settings() {
    return CardVerificationSettings.from(key -> Optional.ofNullable(values.get(key)));
  }

  private static String pem(X509Certificate certificate) throws CertificateEncodingException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
