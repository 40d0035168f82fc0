package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.card.RevocationEvidence.Source;

/** What a responder may say, and who may say it (RFC 6960). */
class OcspTest {

  private final CardScene scene = new CardScene();
  private final TestCard card = scene.card();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whenAuthorityAnswersGood_thenAccepted() {
    VerifiedCard verified = scene.verify(card);

    assertThat(verified.revocation())
        .isEqualTo(
            new RevocationEvidence(Source.OCSP, scene.clock.instant(), scene.clock.instant()));
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @Test
  void whenAsking_thenANewNonceOf32BytesIsSent() {
    List<byte[]> nonces = new CopyOnWriteArrayList<>();
    scene.server.ocsp(
        question -> {
          nonces.add(nonce(question));
          return new OcspReply(scene.authority, scene.clock.instant()).to(question);
        });

    scene.verify(card);
    scene.verify(card);

    assertThat(nonces).hasSize(2).allSatisfy(nonce -> assertThat(nonce).hasSize(32));
    assertThat(nonces.get(0)).isNotEqualTo(nonces.get(1));
  }

  @Test
  void whenRsaAuthorityAnswersGood_thenAccepted() {
    try (CardScene rsa = new CardScene(TestAuthority.create(Keys.rsa(2048, 2), draft -> {}))) {
      rsa.assertAccepted(rsa.card(draft -> draft.keys = Keys.rsa(2048, 1)), Source.OCSP);
    }
  }

  @Test
  void whenCertificateIsRevoked_thenRevoked() {
    for (int reason :
        new int[] {CRLReason.unspecified, CRLReason.keyCompromise, CRLReason.removeFromCRL}) {
      scene.ocsp(reply -> reply.status = OcspReply.revoked(reason));
      scene.assertRefused(card, CardRefusal.CERTIFICATE_REVOKED);
    }
  }

  @Test
  void whenCertificateIsSuspended_thenOnHold() {
    scene.ocsp(reply -> reply.status = OcspReply.revoked(CRLReason.certificateHold));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_ON_HOLD);
  }

  @Test
  void whenResponderDoesNotKnowTheCertificate_thenUndetermined() {
    undetermined(reply -> reply.status = new UnknownStatus(), "does not know");
  }

  @Test
  void whenNobodyListens_thenUndetermined() {
    TestCard orphan;
    try (RevocationServer gone = new RevocationServer()) {
      orphan = scene.card(draft -> draft.ocsp = List.of(gone.ocspUrl()));
    }

    scene.assertUndetermined(orphan, "cannot be fetched");
  }

  @Test
  void whenCertificateNamesNoResponder_thenUndetermined() {
    scene.assertUndetermined(scene.card(draft -> draft.ocsp.clear()), "names no responder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ldap://localhost/ocsp",
        "file:///etc/hostname",
        "jar:file:///x!/y",
        "http:///ocsp",
        "http://user@localhost/ocsp",
        "//localhost/ocsp",
        "not an address"
      })
  void whenAddressIsNotOfTheWeb_thenUndetermined(String address) {
    scene.assertUndetermined(
        scene.card(draft -> draft.ocsp = List.of(address)), "names no responder");
  }

  @Test
  void whenResponderSendsNoHeaders_thenTimeIsLimited() {
    CountDownLatch never = new CountDownLatch(1);
    scene.timeout = Duration.ofMillis(300);
    scene.server.ocspBehaves((exchange, body) -> await(never));

    scene.assertUndetermined(card, "");
    never.countDown();
  }

  @Test
  void whenResponderStopsInTheMiddleOfTheBody_thenTimeIsLimited() {
    CountDownLatch never = new CountDownLatch(1);
    scene.timeout = Duration.ofMillis(300);
    scene.server.ocspBehaves(
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          await(never);
        });

    scene.assertUndetermined(card, "took longer than");
    never.countDown();
  }

  @Test
  void whenBodyHasNoEnd_thenItIsCutOff() {
    scene.server.ocspBehaves((exchange, body) -> RevocationServer.sendForever(exchange));

    scene.assertUndetermined(card, "cannot be fetched");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 404, 500, 503})
  void whenHttpStatusIsNot200_thenUndetermined(int status) {
    scene.server.ocspBehaves(RevocationServer.status(status));

    scene.assertUndetermined(card, "HTTP " + status);
  }

  @Test
  void whenResponderRedirects_thenItIsNotFollowed() {
    scene.server.ocspBehaves(
        (exchange, body) -> {
          exchange.getResponseHeaders().add("Location", scene.server.crlUrl());
          RevocationServer.send(exchange, 302, new byte[0]);
        });

    scene.assertUndetermined(card, "HTTP 302");
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>maintenance</html>", "0", "0\u0003\n\u0001\u0000"})
  void whenBodyIsNotAnAnswer_thenUndetermined(String body) {
    scene.server.ocsp(question -> body.getBytes(StandardCharsets.UTF_8));

    scene.assertRefused(card, CardRefusal.REVOCATION_UNDETERMINED);
  }

  @Test
  void whenQuestionIsEchoedAsAnAnswer_thenUndetermined() {
    scene.server.ocsp(question -> question);

    scene.assertRefused(card, CardRefusal.REVOCATION_UNDETERMINED);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        OCSPResp.MALFORMED_REQUEST,
        OCSPResp.INTERNAL_ERROR,
        OCSPResp.TRY_LATER,
        OCSPResp.SIG_REQUIRED,
        OCSPResp.UNAUTHORIZED
      })
  void whenResponderRefusesToAnswer_thenUndetermined(int status) {
    undetermined(reply -> reply.responseStatus = status, "did not answer");
  }

  @Test
  void whenAnswerIsAboutAnotherSerial_thenUndetermined() {
    TestCard other = scene.card(draft -> draft.serial = draft.serial.add(draft.serial));

    undetermined(reply -> reply.about = id -> id(other, scene.authority), "not about");
  }

  @Test
  void whenAnswerIsAboutTheSameSerialOfAnotherGeneration_thenUndetermined() {
    TestAuthority generation = TestAuthority.create();

    undetermined(reply -> reply.about = id -> id(card, generation), "not about");
  }

  @Test
  void whenAnswerSpeaksTwiceOfTheCertificate_thenUndetermined() {
    undetermined(reply -> reply.copies = 2, "twice");
  }

  @Test
  void whenSignatureIsByAnotherKey_thenUndetermined() {
    undetermined(reply -> reply.signer = Keys.p256(), "signature is wrong");
  }

  @Test
  void whenSignatureIsBySha1_thenUndetermined() {
    undetermined(reply -> reply.signatureAlgorithm = "SHA1withECDSA", "algorithm is not trusted");
  }

  @Test
  void whenResponderIsSomebodyElse_thenUndetermined() {
    undetermined(reply -> reply.responder = "CN=Somebody", "nobody with authority");
  }

  @Test
  void whenDelegatedResponderAnswersGood_thenAccepted() {
    delegated(draft -> {});

    scene.assertAccepted(card, Source.OCSP);
  }

  @Test
  void whenDelegatedResponderLacksOcspSigning_thenUndetermined() {
    delegated(draft -> draft.purposes = List.of(KeyPurposeId.id_kp_clientAuth));
    scene.assertUndetermined(card, "nobody with authority");

    delegated(draft -> draft.purposes = List.of(KeyPurposeId.anyExtendedKeyUsage));
    scene.assertUndetermined(card, "nobody with authority");

    delegated(draft -> draft.purposes = List.of());
    scene.assertUndetermined(card, "nobody with authority");
  }

  @Test
  void whenDelegatedResponderHasExpiredOrNotBegun_thenUndetermined() {
    delegated(draft -> draft.notAfter = scene.clock.instant().minusSeconds(1));
    scene.assertUndetermined(card, "nobody with authority");

    delegated(draft -> draft.notBefore = scene.clock.instant().plusSeconds(1));
    scene.assertUndetermined(card, "nobody with authority");
  }

  @Test
  void whenDelegatedResponderMayNotSign_thenUndetermined() {
    delegated(draft -> draft.keyUsage = KeyUsage.keyEncipherment);

    scene.assertUndetermined(card, "nobody with authority");
  }

  @Test
  void whenDelegatedResponderHasAWeakKey_thenUndetermined() {
    delegated(draft -> draft.keys = Keys.rsa(1024, 1));

    scene.assertUndetermined(card, "nobody with authority");
  }

  @Test
  void whenDelegatedResponderIsOfAnotherGeneration_thenUndetermined() {
    TestAuthority generation = TestAuthority.create();
    CertificateDraft draft = responder();
    X509Certificate certificate = generation.issue(draft).certificate();
    scene.trusted = List.of(scene.authority, generation);

    undetermined(
        reply -> {
          reply.signer = draft.keys;
          reply.responder = draft.subject;
          reply.certificates = List.of(certificate);
        },
        "nobody with authority");
  }

  @Test
  void whenResponderBelowAResponderAnswers_thenUndetermined() {
    CertificateDraft first = responder();
    X509Certificate firstCertificate = scene.authority.issue(first).certificate();
    CertificateDraft second = responder();
    second.subject = "CN=Below";
    X509Certificate secondCertificate = second.signedBy(first.subject, first.keys);

    undetermined(
        reply -> {
          reply.signer = second.keys;
          reply.responder = second.subject;
          reply.certificates = List.of(secondCertificate, firstCertificate);
        },
        "nobody with authority");
  }

  @Test
  void whenAnotherKeySignsInADelegatedRespondersName_thenUndetermined() {
    CertificateDraft draft = responder();
    X509Certificate certificate = scene.authority.issue(draft).certificate();
    KeyPair stranger = Keys.p256();

    undetermined(
        reply -> {
          reply.signer = stranger;
          reply.responder = draft.subject;
          reply.certificates = List.of(certificate);
        },
        "signature is wrong");
  }

  @Test
  void whenNonceIsAnother_thenUndetermined() {
    undetermined(reply -> reply.nonce = OcspReply.Nonce.ANOTHER, "nonce is not ours");
  }

  @Test
  void whenNonceIsMissingAndTheAnswerYoung_thenAccepted() {
    scene.ocsp(
        reply -> {
          reply.nonce = OcspReply.Nonce.LEFT_OUT;
          reply.thisUpdate = reply.thisUpdate.minus(Duration.ofMinutes(10)).plusSeconds(1);
        });

    scene.assertAccepted(card, Source.OCSP);
  }

  @Test
  void whenNonceIsMissingAndTheAnswerOld_thenUndetermined() {
    undetermined(
        reply -> {
          reply.nonce = OcspReply.Nonce.LEFT_OUT;
          reply.thisUpdate = reply.thisUpdate.minus(Duration.ofMinutes(10));
        },
        "older than");
  }

  @Test
  void whenNonceIsEchoed_thenThisUpdateMayBeOlder() {
    scene.ocsp(reply -> reply.thisUpdate = reply.thisUpdate.minus(Duration.ofHours(2)));

    scene.assertAccepted(card, Source.OCSP);
  }

  @Test
  void whenThereIsNoNextUpdateAndTheAnswerIsOld_thenUndetermined() {
    undetermined(
        reply -> {
          reply.nextUpdate = null;
          reply.thisUpdate = reply.thisUpdate.minus(Duration.ofMinutes(10));
        },
        "older than");
  }

  @Test
  void whenThereIsNoNextUpdateAndTheAnswerIsYoung_thenAccepted() {
    scene.ocsp(reply -> reply.nextUpdate = null);

    scene.assertAccepted(card, Source.OCSP);
  }

  @Test
  void whenNextUpdateHasPassed_thenUndetermined() {
    undetermined(reply -> reply.nextUpdate = scene.clock.instant(), "nextUpdate has passed");
  }

  @Test
  void whenThisUpdateIsInTheFuture_thenUndetermined() {
    undetermined(
        reply ->
            reply.thisUpdate =
                scene.clock.instant().plus(OcspAnswerReader.CLOCK_SKEW).plusSeconds(1),
        "thisUpdate is in the future");
  }

  @Test
  void whenTheRespondersClockIsAheadWithinTheTolerance_thenAccepted() {
    scene.ocsp(
        reply -> {
          reply.thisUpdate = scene.clock.instant().plus(OcspAnswerReader.CLOCK_SKEW);
          reply.producedAt = reply.thisUpdate;
        });

    scene.assertAccepted(card, Source.OCSP);
  }

  @Test
  void whenProducedAtIsInTheFuture_thenUndetermined() {
    undetermined(
        reply ->
            reply.producedAt =
                scene.clock.instant().plus(OcspAnswerReader.CLOCK_SKEW).plusSeconds(1),
        "producedAt is in the future");
  }

  @Test
  void whenRevokedIsSaidTooLongAgo_thenUndetermined() {
    undetermined(
        reply -> {
          reply.status = OcspReply.revoked(CRLReason.keyCompromise);
          reply.nextUpdate = scene.clock.instant().minusSeconds(1);
        },
        "nextUpdate has passed");
  }

  @Test
  void whenAnswerHasAnUnknownCriticalExtension_thenUndetermined() {
    undetermined(reply -> reply.unknownCriticalExtension = true, "critical extension");
  }

  private void undetermined(Consumer<OcspReply> change, String reason) {
    scene.ocsp(change);
    scene.assertUndetermined(card, reason);
  }

  private static CertificateDraft responder() {
    CertificateDraft draft = new CertificateDraft();
    draft.subject = "CN=Responder,O=JPKI,C=JP";
    draft.policies = List.of();
    draft.purposes = List.of(KeyPurposeId.id_kp_OCSPSigning);
    return draft;
  }

  private void delegated(Consumer<CertificateDraft> change) {
    CertificateDraft draft = responder();
    change.accept(draft);
    X509Certificate certificate = scene.authority.issue(draft).certificate();
    scene.ocsp(
        reply -> {
          reply.signer = draft.keys;
          reply.responder = draft.subject;
          reply.certificates = List.of(certificate);
        });
  }

  private static CertificateID id(TestCard card, TestAuthority authority) {
    try {
      return OcspCertificateId.of(card.certificate(), authority.authority());
    } catch (RevocationUndeterminedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static byte[] nonce(byte[] question) {
    try {
      return ASN1OctetString.getInstance(
              new OCSPReq(question)
                  .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                  .getParsedValue())
          .getOctets();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
