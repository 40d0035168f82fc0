package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zaitaku.card.RevocationEvidence.Source;

/**
 * Whom a server trusts that runs for years: what the anchors' file names now, and never anybody
 * because the file is gone or damaged.
 */
class TrustAnchorsTest {

  @TempDir private Path directory;
  private final CardScene scene = new CardScene();
  private final TestAuthority other = TestAuthority.create();
  private final Map<String, String> values = new HashMap<>();
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("anchors.pem");
    values.put("zaitaku.card.anchors", file.toString());
    put(pem(scene.authority));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whenFileNamesTwoGenerations_thenBothAreTrusted() {
    put("first generation\n" + pem(scene.authority) + pem(other));

    assertThat(anchors().get()).containsExactly(scene.authority.authority(), other.authority());
  }

  @Test
  void whenFileIsMissing_thenTheStartIsRefused() throws IOException {
    Files.delete(file);
    assertStartRefused("is not a readable file");

    values.put("zaitaku.card.anchors", "\0");
    assertStartRefused("is not a readable file");
  }

  @Test
  void whenNoFileIsConfiguredInProduction_thenTheStartIsRefused() {
    values.remove("zaitaku.card.anchors");
    assertStartRefused("is missing");

    values.put("zaitaku.environment", "production");
    assertStartRefused("is missing");
  }

  @Test
  void whenNoFileIsConfiguredInVerification_thenNobodyIsTrusted() {
    values.remove("zaitaku.card.anchors");
    values.put("zaitaku.environment", "verification");

    TrustAnchors anchors = anchors();
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    assertThat(anchors.get()).isEmpty();
    assertThat(anchors.problem()).isEmpty();
  }

  @Test
  void whenFileCannotBeTaken_thenTheStartIsRefused() {
    unusable()
        .forEach(
            (why, content) -> {
              put(content);
              assertStartRefused(why);
            });
  }

  @Test
  @Tag("JPKI-010")
  void whenAGenerationIsAdded_thenItsCardsAreAcceptedWithoutARestart() {
    CardVerification verification = verification(anchors());
    assertThat(verify(verification, cardOf(other))).isEqualTo(CardRefusal.CERTIFICATE_NOT_TRUSTED);

    replace(pem(scene.authority) + pem(other));
    assertThat(verify(verification, cardOf(other)))
        .as("nobody has looked yet")
        .isEqualTo(CardRefusal.CERTIFICATE_NOT_TRUSTED);
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    scene.server.crl(new CrlDraft(other, scene.clock.instant()).encoded());
    assertThat(verify(verification, cardOf(other))).isNull();
    assertThat(TrustAnchors.LOOK_EVERY).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whenAGenerationIsTakenOut_thenItsCardsAreRefusedWithoutARestart() {
    put(pem(scene.authority) + pem(other));
    CardVerification verification = verification(anchors());
    assertThat(verify(verification, scene.card())).isNull();

    replace(pem(other));
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    assertThat(verify(verification, scene.card())).isEqualTo(CardRefusal.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void whenANewFileCannotBeTaken_thenWhatWasTrustedStaysSoAndIsTold() {
    unusable()
        .forEach(
            (why, content) -> {
              replace(pem(scene.authority));
              TrustAnchors anchors = anchors();
              replace(content);
              scene.clock.advance(TrustAnchors.LOOK_EVERY);

              assertThat(anchors.get()).as(why).containsExactly(scene.authority.authority());
              assertThat(anchors.problem())
                  .hasValueSatisfying(told -> assertThat(told).contains(why));
              assertThat(verify(verification(anchors), cardOf(other)))
                  .isEqualTo(CardRefusal.CERTIFICATE_NOT_TRUSTED);
            });
  }

  @Test
  void whenFileVanishes_thenWhatWasTrustedStaysSoUntilItIsBack() throws IOException {
    TrustAnchors anchors = anchors();
    Files.delete(file);
    scene.clock.advance(TrustAnchors.LOOK_EVERY);
    assertThat(anchors.get()).containsExactly(scene.authority.authority());
    assertThat(anchors.problem()).contains("is not a readable file");

    put(pem(other));
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    assertThat(anchors.get()).containsExactly(other.authority());
    assertThat(anchors.problem()).isEmpty();
  }

  @Test
  void whenTheOldFileComesBackAfterABadOne_thenNothingIsWrongAnyMore() {
    TrustAnchors anchors = anchors();
    replace("");
    scene.clock.advance(TrustAnchors.LOOK_EVERY);
    anchors.get();
    assertThat(anchors.problem()).isPresent();

    replace(pem(scene.authority));
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    assertThat(anchors.get()).containsExactly(scene.authority.authority());
    assertThat(anchors.problem()).isEmpty();
  }

  @Test
  void whenTheSimulatorsAuthorityIsPutInLater_thenProductionRefusesItAndVerificationTakesIt() {
    TestAuthority simulated = simulated();
    TrustAnchors production = anchors();
    values.put("zaitaku.environment", "verification");
    TrustAnchors verification = anchors();

    replace(pem(scene.authority) + pem(simulated));
    scene.clock.advance(TrustAnchors.LOOK_EVERY);

    assertThat(production.get()).containsExactly(scene.authority.authority());
    assertThat(production.problem())
        .contains("holds an authority of the simulator, which production never trusts");
    assertThat(verification.get())
        .containsExactly(scene.authority.authority(), simulated.authority());
  }

  @Test
  void whenTheClockIsSetBack_thenTheFileIsLookedAtAllTheSame() {
    TrustAnchors anchors = anchors();
    replace(pem(other));
    scene.clock.advance(Duration.ofDays(-1));

    assertThat(anchors.get()).containsExactly(other.authority());
  }

  @Test
  void whenAListIsPublishedAnew_thenItIsTakenWithoutARestart() {
    TestCard card = scene.card();
    scene.mode = RevocationMode.CRL;
    CardVerification verification = verification(anchors());
    assertThat(verify(verification, card)).isNull();

    scene.crl(
        list -> list.revoked.put(card.certificate().getSerialNumber(), CRLReason.keyCompromise));
    scene.clock.advance(scene.crlMaxAge);

    assertThat(verify(verification, card)).isEqualTo(CardRefusal.CERTIFICATE_REVOKED);
  }

  /** Contents that no server may trust by, each with a part of the reason that is told. */
  private Map<String, String> unusable() {
    return Map.of(
        "holds no certificate",
        "",
        "is not a PEM file of certificates",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "not the certificate of an issuing authority",
        pem(scene.authority) + pem(scene.authority.issue(new CertificateDraft()).certificate()),
        "too weak",
        pem(TestAuthority.create(Keys.rsa(1024, 1), draft -> {})),
        "holds an authority of the simulator",
        pem(scene.authority) + pem(simulated()),
        "is longer than",
        pem(scene.authority) + "\n".repeat(300_000));
  }

  private static TestAuthority simulated() {
    return TestAuthority.create(Keys.p256(), draft -> draft.simulated = true);
  }

  private TestCard cardOf(TestAuthority authority) {
    CertificateDraft draft = new CertificateDraft();
    draft.ocsp.add(scene.server.ocspUrl());
    draft.crl.add(scene.server.crlUrl());
    return authority.issue(draft);
  }

  /** By lists: each generation's is served by whoever sets it. */
  private CardVerification verification(TrustAnchors anchors) {
    scene.mode = RevocationMode.CRL;
    return new JpkiCardVerification(scene.settings(), anchors, scene.clock);
  }

  /** Null where the card is accepted. */
  private CardRefusal verify(CardVerification verification, TestCard card) {
    try {
      assertThat(verification.verify(scene.answer(card), CardScene.ORIGIN).revocation().source())
          .isEqualTo(Source.CRL);
      return null;
    } catch (CardRefusedException refused) {
      return refused.refusal();
    }
  }

  private TrustAnchors anchors() {
    return TrustAnchors.from(key -> Optional.ofNullable(values.get(key)), scene.clock);
  }

  private void assertStartRefused(String why) {
    assertThatThrownBy(this::anchors)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("zaitaku.card.anchors ")
        .hasMessageContaining(why);
  }

  private void put(String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As an administrator should: at once and whole. */
  private void replace(String content) {
    try {
      Files.move(
          Files.writeString(directory.resolve("new.pem"), content),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String pem(TestAuthority authority) {
    return pem(authority.certificate);
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
