package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Size and form, algorithm and signature of a card's answer. */
class CardAnswerTest {

  private final CardScene scene = new CardScene();
  private final TestCard card = scene.card();
  private final CardAnswer good = scene.answer(card);

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @Tag("JPKI-010")
  void whenCardSignsOriginAndChallenge_thenItIsVerified() {
    VerifiedCard verified = scene.verify(card);

    assertThat(verified.serial()).isEqualTo(card.certificate().getSerialNumber());
    assertThat(verified.issuerKeyId()).isEqualTo(scene.authority.authority().keyId());
    assertThat(verified.algorithm()).isEqualTo(CardAlgorithm.ES256);
    assertThat(verified.notAfter()).isEqualTo(card.certificate().getNotAfter().toInstant());
    assertThat(verified.revocation().checkedAt()).isEqualTo(scene.clock.instant());
    assertThat(verified.toString()).doesNotContain(verified.serial().toString());
  }

  @Test
  void whenRsa2048Signs_thenItIsVerified() {
    TestCard rsa = scene.card(draft -> draft.keys = Keys.rsa(2048, 1));

    assertThat(scene.verify(rsa).algorithm()).isEqualTo(CardAlgorithm.RS256);
  }

  @Test
  void whenP384Signs_thenItIsVerified() {
    TestCard p384 = scene.card(draft -> draft.keys = Keys.curve("secp384r1"));

    assertThat(scene.verify(p384).algorithm()).isEqualTo(CardAlgorithm.ES384);
  }

  @Test
  void whenThereIsNoAnswer_thenMalformed() {
    scene.assertRefused((CardAnswer) null, CardRefusal.MALFORMED);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"zaitaku-card:1\n", " zaitaku-card:1", "zaitaku card:1", "車:1", "a\u0000"})
  void whenFormatIsMissingOrHasOtherCharacters_thenMalformed(String format) {
    scene.assertRefused(with("format", format), CardRefusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "zaitaku-card", "zaitaku-card:2", "ZAITAKU-CARD:1", "web-eid:1.0"})
  void whenFormatIsAnother_thenFormatUnknown(String format) {
    scene.assertRefused(with("format", format), CardRefusal.FORMAT_UNKNOWN);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "null",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // 31 bytes
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // 33 bytes
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", // padded
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", // the same bytes in another spelling
        "AAAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAAA", // the other alphabet
        "AAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAA"
      })
  void whenChallengeIsNotBase64UrlOf32Bytes_thenMalformed(String challenge) {
    scene.assertRefused(
        new CardAnswer(
            good.format(), challenge, good.certificate(), good.algorithm(), good.signature()),
        CardRefusal.MALFORMED);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"null!", "[]", "{}", "MIIB\nAAAA", "AAA", "車", "-----BEGIN CERTIFICATE-----"})
  void whenCertificateIsNotBase64_thenMalformed(String certificate) {
    scene.assertRefused(with("certificate", certificate), CardRefusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1234", "AAAA", "MAA=", "MIIB"})
  void whenCertificateIsBase64OfSomethingElse_thenCertificateMalformed(String certificate) {
    scene.assertRefused(with("certificate", certificate), CardRefusal.CERTIFICATE_MALFORMED);
  }

  @Test
  void whenBytesFollowTheCertificate_thenCertificateMalformed() {
    byte[] der = Base64.getDecoder().decode(good.certificate());

    scene.assertRefused(
        with("certificate", TestCard.base64(Arrays.copyOf(der, der.length + 1))),
        CardRefusal.CERTIFICATE_MALFORMED);
  }

  @Test
  void whenCertificateIsCutShort_thenCertificateMalformed() {
    byte[] der = Base64.getDecoder().decode(good.certificate());

    scene.assertRefused(
        with("certificate", TestCard.base64(Arrays.copyOf(der, der.length - 1))),
        CardRefusal.CERTIFICATE_MALFORMED);
  }

  @Test
  void whenCertificateIsPem_thenCertificateMalformed() {
    String pem =
        "-----BEGIN CERTIFICATE-----\n" + good.certificate() + "\n-----END CERTIFICATE-----\n";

    scene.assertRefused(
        with("certificate", TestCard.base64(pem.getBytes(StandardCharsets.US_ASCII))),
        CardRefusal.CERTIFICATE_MALFORMED);
  }

  @Test
  void whenTwoCertificatesAreSent_thenCertificateMalformed() {
    byte[] der = Base64.getDecoder().decode(good.certificate());
    byte[] twice = Arrays.copyOf(der, 2 * der.length);
    System.arraycopy(der, 0, twice, der.length, der.length);

    scene.assertRefused(
        with("certificate", TestCard.base64(twice)), CardRefusal.CERTIFICATE_MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"format,64", "challenge,64", "certificate,8192", "algorithm,64", "signature,1368"})
  void whenAPartIsLongerThanItsLimit_thenTooLarge(String part, int limit) {
    String over = "A".repeat(limit + 1);

    scene.assertRefused(with(part, over), CardRefusal.TOO_LARGE);
    assertThat(scene.refusal(with(part, over.substring(1)))).isNotEqualTo(CardRefusal.TOO_LARGE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"ES256\n", "ES256\u0000", "ES 256", "ＥＳ２５６", "\u001b[31mES256"})
  void whenAlgorithmIsMissingOrHasOtherCharacters_thenMalformed(String algorithm) {
    scene.assertRefused(with("algorithm", algorithm), CardRefusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NONE", "none", "es256", "HS256", "RS1", "PS256", "ES256K", "ES512", "null"})
  void whenAlgorithmIsNotOnTheList_thenAlgorithmNotAllowed(String algorithm) {
    scene.assertRefused(with("algorithm", algorithm), CardRefusal.ALGORITHM_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES384"})
  void whenAlgorithmDoesNotFitTheKey_thenAlgorithmNotAllowed(String algorithm) {
    scene.assertRefused(with("algorithm", algorithm), CardRefusal.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void whenRsaKeyIsBelow2048Bits_thenAlgorithmNotAllowed() {
    TestCard weak = scene.card(draft -> draft.keys = Keys.rsa(1024, 1));
    scene.assertRefused(weak, CardRefusal.ALGORITHM_NOT_ALLOWED);
    TestCard nearly = scene.card(draft -> draft.keys = Keys.rsa(2040, 1));
    scene.assertRefused(nearly, CardRefusal.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void whenCurveIsAnother_thenAlgorithmNotAllowed() {
    TestCard p521 = scene.card(draft -> draft.keys = Keys.curve("secp521r1"));

    scene.assertRefused(
        p521.answer(scene.challenge, CardScene.ORIGIN, "ES384"), CardRefusal.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void whenChallengeIsAnother_thenSignatureInvalid() {
    String other = ChallengeValue.random(new SecureRandom()).text();

    scene.assertRefused(
        new CardAnswer(
            good.format(), other, good.certificate(), good.algorithm(), good.signature()),
        CardRefusal.SIGNATURE_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://reception.example.jp/",
        "http://reception.example.jp",
        "https://reception.example.jp:8443",
        "https://reception.example.jp.example.com",
        ""
      })
  void whenOriginIsAnother_thenSignatureInvalid(String origin) {
    scene.assertRefused(card.answer(scene.challenge, origin), CardRefusal.SIGNATURE_INVALID);
  }

  @Test
  void whenCertificateIsSwapped_thenSignatureInvalid() {
    CardAnswer other = scene.answer(scene.card());

    scene.assertRefused(with("certificate", other.certificate()), CardRefusal.SIGNATURE_INVALID);
  }

  @Test
  void whenSignatureIsZero_thenSignatureInvalid() {
    scene.assertRefused(
        with("signature", TestCard.base64(new byte[64])), CardRefusal.SIGNATURE_INVALID);
  }

  @Test
  void whenSignatureHasAnotherLength_thenSignatureInvalid() {
    byte[] signature = Base64.getDecoder().decode(good.signature());

    for (int length : new int[] {1, 63, 65, 96, 128}) {
      scene.assertRefused(
          with("signature", TestCard.base64(Arrays.copyOf(signature, length))),
          CardRefusal.SIGNATURE_INVALID);
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"!", "AAA", "AAAA\n", "AB=="})
  void whenSignatureIsNotBase64_thenMalformed(String signature) {
    scene.assertRefused(with("signature", signature), CardRefusal.MALFORMED);
  }

  /** The good answer with another value of one part. */
  private CardAnswer with(String part, String value) {
    return new CardAnswer(
        part.equals("format") ? value : good.format(),
        part.equals("challenge") ? value : good.challenge(),
        part.equals("certificate") ? value : good.certificate(),
        part.equals("algorithm") ? value : good.algorithm(),
        part.equals("signature") ? value : good.signature());
  }
}
