package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.card.RevocationEvidence.Source;

/** Purpose, policy, validity and issuer of a card's certificate. */
class CardCertificateTest {

  private static final String POLICY = CardVerificationSettings.USER_AUTHENTICATION_POLICY;

  private final CardScene scene = new CardScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @Tag("JPKI-010")
  void whenCertificateIsTheOneForSigning_thenWrongPurpose() {
    scene.assertRefused(
        scene.card(draft -> draft.keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        CardRefusal.CERTIFICATE_WRONG_PURPOSE);
  }

  @Test
  void whenThereIsNoKeyUsage_thenWrongPurpose() {
    scene.assertRefused(
        scene.card(draft -> draft.keyUsage = null), CardRefusal.CERTIFICATE_WRONG_PURPOSE);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        KeyUsage.nonRepudiation,
        KeyUsage.keyEncipherment,
        KeyUsage.decipherOnly,
        KeyUsage.digitalSignature | KeyUsage.keyCertSign,
        KeyUsage.digitalSignature | KeyUsage.cRLSign
      })
  void whenKeyUsageIsAnother_thenWrongPurpose(int usage) {
    scene.assertRefused(
        scene.card(draft -> draft.keyUsage = usage), CardRefusal.CERTIFICATE_WRONG_PURPOSE);
  }

  @Test
  void whenCertificateIsAnAuthoritys_thenWrongPurpose() {
    scene.assertRefused(
        scene.card(draft -> draft.authority = true), CardRefusal.CERTIFICATE_WRONG_PURPOSE);
  }

  @Test
  void whenExtendedKeyUsageLacksClientAuth_thenWrongPurpose() {
    for (KeyPurposeId purpose :
        List.of(
            KeyPurposeId.id_kp_serverAuth,
            KeyPurposeId.id_kp_emailProtection,
            KeyPurposeId.id_kp_OCSPSigning,
            KeyPurposeId.anyExtendedKeyUsage)) {
      scene.assertRefused(
          scene.card(draft -> draft.purposes = List.of(purpose)),
          CardRefusal.CERTIFICATE_WRONG_PURPOSE);
    }
  }

  @Test
  void whenThereIsNoExtendedKeyUsage_thenAccepted() {
    scene.assertAccepted(scene.card(draft -> draft.purposes = List.of()), Source.OCSP);
  }

  @Test
  void whenThereIsNoPolicy_thenWrongPolicy() {
    scene.assertRefused(
        scene.card(draft -> draft.policies = List.of()), CardRefusal.CERTIFICATE_WRONG_POLICY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.392.200149.8.5.1.3.10",
        POLICY + ".1",
        "1.2.392.200149.8.5.1.3",
        "2.5.29.32.0"
      })
  void whenPolicyIsAnother_thenWrongPolicy(String policy) {
    scene.assertRefused(
        scene.card(draft -> draft.policies = List.of(policy)),
        CardRefusal.CERTIFICATE_WRONG_POLICY);
  }

  @Test
  void whenOneOfSeveralPoliciesIsConfigured_thenAccepted() {
    scene.assertAccepted(
        scene.card(draft -> draft.policies = List.of("1.2.392.999999.2", POLICY)), Source.OCSP);
  }

  @Test
  void whenCertificateHasEnded_thenExpired() {
    scene.assertRefused(
        scene.card(draft -> draft.notAfter = scene.clock.instant().minusSeconds(1)),
        CardRefusal.CERTIFICATE_EXPIRED);
  }

  @Test
  void whenCertificateHasNotBegun_thenNotYetValid() {
    scene.assertRefused(
        scene.card(draft -> draft.notBefore = scene.clock.instant().plusSeconds(1)),
        CardRefusal.CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void whenItIsTheFirstOrTheLastMoment_thenAccepted() {
    Instant now = scene.clock.instant();

    scene.assertAccepted(scene.card(draft -> draft.notBefore = now), Source.OCSP);
    VerifiedCard last = scene.verify(scene.card(draft -> draft.notAfter = now));
    assertThat(last.isValidAt(now)).isTrue();
    assertThat(last.isValidAt(now.plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1461501637330902918203684832716283019655932542976"})
  void whenSerialIsNotPositiveOrTooLong_thenCertificateMalformed(BigInteger serial) {
    scene.assertRefused(
        scene.card(draft -> draft.serial = serial), CardRefusal.CERTIFICATE_MALFORMED);
  }

  @Test
  void whenAnotherAuthorityOfTheSameNameIssued_thenNotTrusted() {
    TestAuthority stranger = TestAuthority.create();

    scene.assertRefused(
        stranger.issue(new CertificateDraft()), CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenCertificateIsSignedByItself_thenNotTrusted() {
    CertificateDraft draft = new CertificateDraft();

    scene.assertRefused(
        new TestCard(draft.keys, draft.signedBy(draft.subject, draft.keys)),
        CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenIssuerHasTheKeyButAnotherName_thenNotTrusted() {
    CertificateDraft draft = new CertificateDraft();

    scene.assertRefused(
        new TestCard(draft.keys, draft.signedBy("CN=Other", scene.authority.keys)),
        CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenAnotherCardIssued_thenNotTrusted() {
    TestCard card = scene.card();
    CertificateDraft draft = new CertificateDraft();

    scene.assertRefused(
        new TestCard(draft.keys, draft.signedBy(TestAuthority.NAME, card.keys())),
        CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenNoAuthorityIsConfigured_thenNotTrusted() {
    scene.trusted = List.of();

    scene.assertRefused(scene.card(), CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenAuthorityHasExpired_thenNotTrusted() {
    TestAuthority expired =
        TestAuthority.create(
            Keys.p256(), draft -> draft.notAfter = scene.clock.instant().minusSeconds(1));
    scene.trusted = List.of(expired);

    scene.assertRefused(expired.issue(new CertificateDraft()), CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenAuthorityHasAnExpiredAndALaterCertificateOfOneKey_thenAccepted() {
    KeyPair keys = Keys.p256();
    TestAuthority expired =
        TestAuthority.create(keys, draft -> draft.notAfter = scene.clock.instant().minusSeconds(1));
    try (CardScene later = new CardScene(TestAuthority.create(keys, draft -> {}))) {
      later.trusted = List.of(expired, later.authority);

      later.assertAccepted(later.card(), Source.OCSP);
    }
  }

  @Test
  void whenCertificateIsSignedWithSha1_thenNotTrusted() {
    scene.assertRefused(
        scene.card(draft -> draft.signatureAlgorithm = "SHA1withECDSA"),
        CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenCertificateHasAnUnknownCriticalExtension_thenNotTrusted() {
    scene.assertRefused(
        scene.card(draft -> draft.unknownCriticalExtension = true),
        CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenCertificateIsNotTrusted_thenNoAddressOfItIsAsked() throws IOException {
    scene.mode = RevocationMode.OCSP_THEN_CRL;
    CertificateDraft draft = new CertificateDraft();
    draft.ocsp.add(scene.server.ocspUrl());
    draft.crl.add(scene.server.crlUrl());

    scene.assertRefused(TestAuthority.create().issue(draft), CardRefusal.CERTIFICATE_NOT_TRUSTED);

    assertThat(scene.server.ocspAsked).hasValue(0);
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @Test
  void whenSeveralThingsAreWrong_thenTheFirstCheckNamesTheReason() {
    scene.assertRefused(
        scene.card(
            draft -> {
              draft.keyUsage = null;
              draft.policies = List.of();
              draft.notAfter = scene.clock.instant().minus(Duration.ofDays(1));
            }),
        CardRefusal.CERTIFICATE_WRONG_PURPOSE);
  }
}
