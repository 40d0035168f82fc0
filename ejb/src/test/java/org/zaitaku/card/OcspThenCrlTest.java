package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.RevocationEvidence.Source;

/** The list speaks only where the responder leaves it undetermined. */
class OcspThenCrlTest {

  private final CardScene scene = new CardScene();
  private TestCard card;

  @BeforeEach
  void useBoth() {
    scene.mode = RevocationMode.OCSP_THEN_CRL;
    card = scene.card();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whenResponderSaysGood_thenTheListIsNotAsked() {
    scene.crl(
        list -> list.revoked.put(card.certificate().getSerialNumber(), CRLReason.keyCompromise));

    scene.assertAccepted(card, Source.OCSP);
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @Test
  void whenResponderSaysRevoked_thenTheListIsNotAsked() {
    scene.ocsp(reply -> reply.status = OcspReply.revoked(CRLReason.keyCompromise));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_REVOKED);
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @Test
  void whenResponderSaysOnHold_thenTheListIsNotAsked() {
    scene.ocsp(reply -> reply.status = OcspReply.revoked(CRLReason.certificateHold));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_ON_HOLD);
    assertThat(scene.server.crlAsked).hasValue(0);
  }

  @Test
  void whenResponderIsDown_thenTheListDecides() {
    scene.server.ocspBehaves(RevocationServer.status(503));
    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenResponderIsDownAndTheListNamesTheCertificate_thenRevoked() {
    scene.server.ocspBehaves(RevocationServer.status(503));
    scene.crl(
        list -> list.revoked.put(card.certificate().getSerialNumber(), CRLReason.keyCompromise));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_REVOKED);
  }

  @Test
  void whenResponderDoesNotKnow_thenTheListDecides() {
    scene.ocsp(reply -> reply.status = new UnknownStatus());

    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenBothAreDown_thenUndetermined() {
    scene.server.ocspBehaves(RevocationServer.status(503));
    scene.server.crlBehaves(RevocationServer.status(404));

    scene.assertUndetermined(card, "HTTP 404");
  }

  @Test
  void whenConfigurationNamesTheResponder_thenTheCertificatesIsNotAsked() {
    try (RevocationServer configured = new RevocationServer()) {
      configured.ocsp(
          question -> new OcspReply(scene.authority, scene.clock.instant()).to(question));
      scene.ocspUrl = Optional.of(URI.create(configured.ocspUrl()));

      scene.assertAccepted(scene.card(draft -> draft.ocsp = List.of()), Source.OCSP);
      scene.assertAccepted(card, Source.OCSP);
      assertThat(configured.ocspAsked).hasValue(2);
      assertThat(scene.server.ocspAsked).hasValue(0);
    }
  }
}
