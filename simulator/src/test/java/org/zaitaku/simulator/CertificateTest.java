package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateTest {

  private static final String POLICY = "1.2.392.200149.8.5.1.3.30";

  static List<VirtualCard> all() {
    return Scene.directory().cards();
  }

  static List<VirtualCard> sound() {
    return all().stream()
        .filter(
            card ->
                Set.of(CardKind.VALID, CardKind.REVOKED, CardKind.ON_HOLD, CardKind.SUPERSEDED)
                    .contains(card.kind()))
        .toList();
  }

  @Test
  void everyPersonHasOneValidCardAndOfAllKindsAndAlgorithmsThereIsOne() {
    assertThat(all())
        .filteredOn(card -> card.kind() == CardKind.VALID && card.person().isPresent())
        .extracting(card -> card.person().orElseThrow())
        .containsExactlyInAnyOrder(
            "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10");
    assertThat(all()).extracting(VirtualCard::kind).contains(CardKind.values());
    assertThat(all()).extracting(VirtualCard::algorithm).contains(CardAlgorithm.values());
    assertThat(all()).extracting(VirtualCard::authority).contains(1, 2, CardAuthority.STRANGER);
  }

  @Test
  void allAuthoritiesHaveOneNameAndDifferentKeys() {
    X500Principal name =
        new X500Principal(
            "OU=Japan Agency for Local Authority Information Systems, OU=JPKI for user authentication, O=JPKI, C=JP");

    assertThat(CardAuthority.ALL)
        .allSatisfy(
            id ->
                assertThat(Scene.directory().authority(id).certificate().getSubjectX500Principal())
                    .isEqualTo(name));
    assertThat(CardAuthority.ALL.stream().map(id -> Scene.directory().authority(id).issuerKeyId()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  @Tag("JPKI-010")
  void soundCardPassesPkixWithItsOwnAuthorityAndThePolicyAlone(VirtualCard card) {
    assertThatCode(() -> validate(card, card.authority(), Scene.NOW)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noCardPassesPkixWithAnotherAuthorityOfTheSameName(VirtualCard card) {
    for (int other : CardAuthority.ALL) {
      if (other != card.authority()) {
        assertThatThrownBy(() -> validate(card, other, middle(card)))
            .isInstanceOf(CertPathValidatorException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"P01-expired, EXPIRED", "P02-future, NOT_YET_VALID"})
  void cardOutsideOfItsTimeIsRefusedForThat(String name, BasicReason reason) {
    VirtualCard card = Scene.directory().card(name);

    assertThatThrownBy(() -> validate(card, card.authority(), Scene.NOW))
        .isInstanceOfSatisfying(
            CertPathValidatorException.class, e -> assertThat(e.getReason()).isEqualTo(reason));
    assertThatCode(() -> validate(card, card.authority(), middle(card))).doesNotThrowAnyException();
  }

  @Test
  void cardOfAnotherPolicyIsRefusedForThat() {
    VirtualCard card = Scene.directory().card("P01-policy");

    assertThatThrownBy(() -> validate(card, card.authority(), Scene.NOW))
        .isInstanceOfSatisfying(
            CertPathValidatorException.class,
            e -> assertThat(e.getReason()).isEqualTo(PKIXReason.INVALID_POLICY));
    assertThat(card.certificate().getKeyUsage()[0]).as("digitalSignature").isTrue();
  }

  @Test
  @Tag("JPKI-010")
  void signatureCertificateIsMadeForNonRepudiationAndNotForAuthentication() throws Exception {
    X509Certificate certificate = Scene.directory().card("P01-signature").certificate();

    assertThat(certificate.getKeyUsage()[0]).as("digitalSignature").isFalse();
    assertThat(certificate.getKeyUsage()[1]).as("nonRepudiation").isTrue();
    assertThat(certificate.getExtendedKeyUsage()).isNull();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void soundCardSignsAndNothingElse(VirtualCard card) throws Exception {
    boolean[] usage = card.certificate().getKeyUsage();

    assertThat(usage[0]).as("digitalSignature").isTrue();
    for (int i = 1; i < usage.length; i++) {
      assertThat(usage[i]).as("key usage " + i).isFalse();
    }
    assertThat(card.certificate().getBasicConstraints()).isEqualTo(-1);
    assertThat(card.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(card.certificate().getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.32");
  }

  @Test
  void weakCardHasAnRsaKeyOf1024BitsAndAllOthersAtLeast2048() {
    assertThat(all())
        .filteredOn(card -> card.certificate().getPublicKey() instanceof RSAPublicKey)
        .allSatisfy(
            card ->
                assertThat(
                        ((RSAPublicKey) card.certificate().getPublicKey()).getModulus().bitLength())
                    .isEqualTo(card.kind() == CardKind.WEAK_KEY ? 1024 : 2048));
  }

  @ParameterizedTest
  @MethodSource("all")
  void certificateNamesNobodyAndItsOwnCrlAndOcsp(VirtualCard card) {
    X509Certificate certificate = card.certificate();
    String text =
        new String(
            certificate.getExtensionValue("2.5.29.31"),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    String access =
        new String(
            certificate.getExtensionValue("1.3.6.1.5.5.7.1.1"),
            java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(certificate.getSubjectX500Principal().getName()).matches("CN=[A-Z2-9]{26},C=JP");
    assertThat(text).contains("http://localhost:8090/ca/" + card.authority() + "/crl");
    assertThat(access).contains("http://localhost:8090/ca/" + card.authority() + "/ocsp");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, P01, 2031-03-14",
    "2026-03-13, P01, 2030-03-14",
    "2026-03-14, P01, 2031-03-14",
    "2026-11-21, P07, 2031-02-28",
    "2023-11-21, P07, 2028-02-29"
  })
  void certificateEndsOnTheFifthBirthdayAfterItsIssue(
      LocalDate issued, Person person, LocalDate last) {
    assertThat(Person.fifthBirthdayAfter(issued, Optional.of(person))).isEqualTo(last);
  }

  @Test
  void validityEndsWithTheBirthdayInJapan() {
    Instant end = Scene.directory().card("P01").certificate().getNotAfter().toInstant();

    assertThat(end.plusSeconds(1).atZone(ZoneId.of("Asia/Tokyo")).toLocalDateTime())
        .isEqualTo(LocalDate.of(2030, 3, 15).atStartOfDay());
  }

  private static Instant middle(VirtualCard card) {
    Instant from = card.certificate().getNotBefore().toInstant();
    return from.plus(
        Duration.between(from, card.certificate().getNotAfter().toInstant()).dividedBy(2));
  }

  private static void validate(VirtualCard card, int authority, Instant at) throws Exception {
    CertPath path =
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(card.certificate()));
    PKIXParameters parameters =
        new PKIXParameters(
            Set.of(new TrustAnchor(Scene.directory().authority(authority).certificate(), null)));
    parameters.setDate(Date.from(at));
    parameters.setRevocationEnabled(false);
    parameters.setExplicitPolicyRequired(true);
    parameters.setInitialPolicies(Set.of(POLICY));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
