package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.zaitaku.card.RevocationEvidence.Source;

/**
 * Two generations of the authority with one name, and a card of each with the same serial, of which
 * one is revoked. Whichever keys the dice give, the revoked one is refused and the other accepted;
 * every twentieth pair of authorities is RSA.
 */
class GenerationsTest {

  @RepeatedTest(50)
  void whenOneOfTwoGenerationsRevokedASerial_thenOnlyItsCardIsRefused(RepetitionInfo repetition) {
    int number = repetition.getCurrentRepetition();
    KeyPair revokingKeys = number % 20 == 0 ? Keys.rsa(2048, 10 + number) : Keys.p256();
    KeyPair otherKeys = number % 20 == 0 ? Keys.rsa(2048, 110 + number) : Keys.p256();
    TestAuthority revoking = TestAuthority.create(revokingKeys, draft -> {});
    TestAuthority other = TestAuthority.create(otherKeys, draft -> {});
    try (CardScene scene = new CardScene(revoking);
        RevocationServer otherServer = new RevocationServer()) {
      scene.trusted = number % 2 == 0 ? List.of(revoking, other) : List.of(other, revoking);
      TestCard revokedCard = scene.card();
      CertificateDraft draft = new CertificateDraft();
      draft.ocsp.add(otherServer.ocspUrl());
      draft.crl.add(otherServer.crlUrl());
      TestCard goodCard = other.issue(draft);
      assertThat(goodCard.certificate().getSerialNumber())
          .isEqualTo(revokedCard.certificate().getSerialNumber());
      scene.crl(list -> list.revoked.put(draft.serial, CRLReason.keyCompromise));
      otherServer.crl(new CrlDraft(other, scene.clock.instant()).encoded());
      scene.ocsp(reply -> reply.status = OcspReply.revoked(CRLReason.keyCompromise));
      otherServer.ocsp(question -> good(other, scene).to(question));

      CardVerification byList = verification(scene, RevocationMode.CRL);
      CardVerification byResponder = verification(scene, RevocationMode.OCSP);

      assertRevoked(byList, scene, revokedCard);
      assertRevoked(byResponder, scene, revokedCard);
      VerifiedCard verified = byList.verify(scene.answer(goodCard), CardScene.ORIGIN);
      assertThat(verified.revocation().source()).isEqualTo(Source.CRL);
      assertThat(verified.issuerKeyId()).isEqualTo(other.authority().keyId());
      assertThat(byResponder.verify(scene.answer(goodCard), CardScene.ORIGIN).revocation().source())
          .isEqualTo(Source.OCSP);
    }
  }

  private static OcspReply good(TestAuthority authority, CardScene scene) {
    OcspReply reply = new OcspReply(authority, scene.clock.instant());
    reply.status = CertificateStatus.GOOD;
    return reply;
  }

  private static CardVerification verification(CardScene scene, RevocationMode mode) {
    scene.mode = mode;
    return new JpkiCardVerification(scene.settings(), scene::anchors, scene.clock);
  }

  private static void assertRevoked(CardVerification verification, CardScene scene, TestCard card) {
    CardAnswer answer = scene.answer(card);
    assertThat(
            catchThrowableOfType(
                    CardRefusedException.class, () -> verification.verify(answer, CardScene.ORIGIN))
                .refusal())
        .isEqualTo(CardRefusal.CERTIFICATE_REVOKED);
  }
}
