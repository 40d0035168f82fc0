package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.card.RevocationEvidence.Source;

/** What a revocation list may say, whose list it must be, and how long it is kept (RFC 5280). */
class CrlTest {

  private final CardScene scene = new CardScene();
  private TestCard card;
  private BigInteger serial;

  @BeforeEach
  void useLists() {
    scene.mode = RevocationMode.CRL;
    card = scene.card();
    serial = card.certificate().getSerialNumber();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whenListDoesNotNameTheCertificate_thenAccepted() {
    scene.crl(list -> list.revoked.put(BigInteger.ONE, CRLReason.keyCompromise));

    VerifiedCard verified = scene.verify(card);

    assertThat(verified.revocation())
        .isEqualTo(
            new RevocationEvidence(
                Source.CRL,
                scene.clock.instant(),
                scene.clock.instant().minus(Duration.ofHours(1))));
    assertThat(scene.server.ocspAsked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {CRLReason.unspecified, CRLReason.keyCompromise, CRLReason.superseded})
  void whenListNamesTheCertificate_thenRevoked(int reason) {
    scene.crl(list -> list.revoked.put(serial, reason));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_REVOKED);
  }

  @Test
  void whenListHoldsTheCertificate_thenOnHold() {
    scene.crl(list -> list.revoked.put(serial, CRLReason.certificateHold));

    scene.assertRefused(card, CardRefusal.CERTIFICATE_ON_HOLD);
  }

  @Test
  void whenHoldIsLifted_thenAcceptedWithTheNextList() {
    scene.crl(list -> list.revoked.put(serial, CRLReason.certificateHold));
    scene.assertRefused(card, CardRefusal.CERTIFICATE_ON_HOLD);

    scene.clock.advance(scene.crlMaxAge);
    scene.crl(list -> {});

    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenCompleteListSaysRemoved_thenUndetermined() {
    scene.crl(list -> list.revoked.put(serial, CRLReason.removeFromCRL));

    scene.assertUndetermined(card, "removes");
  }

  @Test
  void whenListIsSignedByTheOtherGeneration_thenUndetermined() {
    TestAuthority generation = TestAuthority.create();
    scene.trusted = List.of(generation, scene.authority);

    undetermined(list -> list.signer = generation.keys, "not signed by the authority's key");
  }

  @Test
  void whenListIsByAnotherName_thenUndetermined() {
    undetermined(list -> list.issuer = "CN=Somebody", "another issuer");
  }

  @Test
  void whenAuthorityMayNotSignLists_thenUndetermined() {
    try (CardScene without =
        new CardScene(
            TestAuthority.create(Keys.p256(), draft -> draft.keyUsage = KeyUsage.keyCertSign))) {
      without.mode = RevocationMode.CRL;

      without.assertUndetermined(without.card(), "may not sign lists");
    }
  }

  @Test
  void whenNextUpdateHasPassed_thenUndetermined() {
    undetermined(list -> list.nextUpdate = scene.clock.instant(), "not current");
  }

  @Test
  void whenThereIsNoNextUpdate_thenUndetermined() {
    undetermined(list -> list.nextUpdate = null, "no next update");
  }

  @Test
  void whenThisUpdateIsInTheFuture_thenUndetermined() {
    undetermined(
        list -> list.thisUpdate = scene.clock.instant().plus(Duration.ofMinutes(2)), "not current");
  }

  @Test
  void whenTheAuthoritysClockIsAheadWithinTheTolerance_thenAccepted() {
    scene.crl(list -> list.thisUpdate = scene.clock.instant().plus(Duration.ofMinutes(1)));

    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenListIsADeltaList_thenUndetermined() {
    undetermined(
        list -> list.critical.put(Extension.deltaCRLIndicator, new CRLNumber(BigInteger.ONE)),
        "delta");
  }

  @Test
  void whenListIsIndirect_thenUndetermined() {
    scope(new IssuingDistributionPoint(null, false, false, null, true, false), "indirect");
  }

  @Test
  void whenListIsOnlyForAuthorities_thenUndetermined() {
    scope(new IssuingDistributionPoint(null, false, true, null, false, false), "not complete");
  }

  @Test
  void whenListIsOnlyForAttributeCertificates_thenUndetermined() {
    scope(new IssuingDistributionPoint(null, false, false, null, false, true), "not complete");
  }

  @Test
  void whenListIsOnlyForSomeReasons_thenUndetermined() {
    scope(
        new IssuingDistributionPoint(
            null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false),
        "not complete");
  }

  @Test
  void whenListIsForAnotherPlace_thenUndetermined() {
    scope(at(scene.server.crlUrl() + "/other"), "for other certificates");
  }

  @Test
  void whenListIsForTheCertificatesPlaceAndEndEntities_thenAccepted() {
    scene.crl(
        list -> list.critical.put(Extension.issuingDistributionPoint, at(scene.server.crlUrl())));

    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenListHasAnUnknownCriticalExtension_thenUndetermined() {
    undetermined(
        list ->
            list.critical.put(
                new ASN1ObjectIdentifier("1.2.392.999999.1"), new DERUTF8String("unknown")),
        "critical extension");
  }

  @Test
  void whenAnotherEntryHasAnUnknownCriticalExtension_thenUndetermined() {
    undetermined(
        list ->
            list.entryExtensions.put(
                BigInteger.ONE,
                critical(new ASN1ObjectIdentifier("1.2.392.999999.1"), new ASN1Integer(1))),
        "entry of the list");
  }

  @Test
  void whenAnEntryIsOfAnotherIssuer_thenUndetermined() {
    undetermined(
        list ->
            list.entryExtensions.put(
                serial,
                critical(
                    Extension.certificateIssuer,
                    new GeneralNames(new GeneralName(new X500Name("CN=Other"))))),
        "entry of the list");
  }

  @Test
  void whenListCannotBeFetched_thenUndetermined() {
    scene.server.crlBehaves(RevocationServer.status(503));

    scene.assertUndetermined(card, "HTTP 503");
  }

  @Test
  void whenNobodyListens_thenUndetermined() {
    TestCard orphan;
    try (RevocationServer gone = new RevocationServer()) {
      orphan = scene.card(draft -> draft.crl = List.of(gone.crlUrl()));
    }

    scene.assertUndetermined(orphan, "cannot be fetched");
  }

  @Test
  void whenCertificateNamesNoListOfTheWeb_thenUndetermined() {
    scene.assertUndetermined(scene.card(draft -> draft.crl.clear()), "names no revocation list");
    scene.assertUndetermined(
        scene.card(draft -> draft.crl = List.of("ldap://localhost/o=JPKI?crl")),
        "names no revocation list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "0\u0003\n\u0001\u0000"})
  void whenBodyIsNotAList_thenUndetermined(String body) {
    scene.server.crl(body.getBytes(StandardCharsets.UTF_8));

    scene.assertRefused(card, CardRefusal.REVOCATION_UNDETERMINED);
  }

  @Test
  void whenBodyHasNoEnd_thenItIsCutOff() {
    scene.timeout = Duration.ofSeconds(60);
    scene.server.crlBehaves((exchange, body) -> RevocationServer.sendForever(exchange));

    scene.assertUndetermined(card, "cannot be fetched");
  }

  @Test
  void whenListIsYoung_thenItIsFetchedOnce() {
    scene.verify(card);
    scene.clock.advance(scene.crlMaxAge.minusSeconds(1));
    scene.verify(card);
    assertThat(scene.server.crlAsked).hasValue(1);

    scene.clock.advance(Duration.ofSeconds(1));
    scene.verify(card);
    assertThat(scene.server.crlAsked).hasValue(2);
  }

  @Test
  void whenKeptListIsNoLongerCurrent_thenItIsFetchedAgain() {
    scene.crl(list -> list.nextUpdate = scene.clock.instant().plusSeconds(60));
    scene.verify(card);

    scene.clock.advance(Duration.ofSeconds(60));

    scene.assertUndetermined(card, "not current");
    assertThat(scene.server.crlAsked).hasValue(2);
  }

  @Test
  void whenKeptListIsTooOldAndCannotBeFetchedAgain_thenUndetermined() {
    scene.verify(card);
    scene.clock.advance(scene.crlMaxAge);
    scene.server.crlBehaves(RevocationServer.status(500));

    scene.assertUndetermined(card, "HTTP 500");
  }

  @Test
  void whenAnOlderListComesBack_thenUndetermined() {
    Instant first = scene.clock.instant();
    scene.verify(card);
    scene.clock.advance(scene.crlMaxAge);

    undetermined(list -> list.thisUpdate = first.minus(Duration.ofHours(2)), "older than one seen");
  }

  @Test
  void whenAFetchFailed_thenNobodyTriesForTenSeconds() {
    scene.server.crlBehaves(RevocationServer.status(500));
    scene.assertUndetermined(card, "HTTP 500");
    scene.crl(list -> {});

    scene.assertUndetermined(card, "a moment ago");
    assertThat(scene.server.crlAsked).hasValue(1);

    scene.clock.advance(CachedRevocationList.PAUSE_AFTER_FAILURE);
    scene.assertAccepted(card, Source.CRL);
  }

  @Test
  void whenManyAskAtOnce_thenOneFetches() throws InterruptedException, ExecutionException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    byte[] list = new CrlDraft(scene.authority, scene.clock.instant()).encoded();
    scene.server.crlBehaves(
        (exchange, body) -> {
          asked.countDown();
          try {
            go.await();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
          }
          RevocationServer.send(exchange, 200, list);
        });
    CardAnswer answer = scene.answer(card);
    CardVerification verification = scene.verification();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<VerifiedCard>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      results.add(threads.submit(() -> verification.verify(answer, CardScene.ORIGIN)));
    }
    asked.await();
    go.countDown();

    for (Future<VerifiedCard> result : results) {
      assertThat(result.get().revocation().source()).isEqualTo(Source.CRL);
    }
    assertThat(scene.server.crlAsked).hasValue(1);
    threads.shutdownNow();
  }

  @Test
  void whenConfigurationNamesThePlace_thenTheCertificatesIsNotAsked() {
    try (RevocationServer configured = new RevocationServer()) {
      CrlDraft draft = new CrlDraft(scene.authority, scene.clock.instant());
      draft.revoked.put(serial, CRLReason.keyCompromise);
      configured.crl(draft.encoded());
      scene.crlUrl = Optional.of(URI.create(configured.crlUrl()));

      scene.assertRefused(card, CardRefusal.CERTIFICATE_REVOKED);
      assertThat(scene.server.crlAsked).hasValue(0);
    }
  }

  private void undetermined(Consumer<CrlDraft> change, String reason) {
    scene.crl(change);
    scene.assertUndetermined(card, reason);
  }

  private void scope(IssuingDistributionPoint point, String reason) {
    undetermined(list -> list.critical.put(Extension.issuingDistributionPoint, point), reason);
  }

  private static IssuingDistributionPoint at(String url) {
    return new IssuingDistributionPoint(
        new DistributionPointName(new GeneralNames(CertificateDraft.name(url))),
        true,
        false,
        null,
        false,
        false);
  }

  private static Extension critical(ASN1ObjectIdentifier id, ASN1Encodable value) {
    try {
      return Extension.create(id, true, value);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
