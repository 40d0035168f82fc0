package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspResponderTest {

  private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @TempDir private Path path;
  private CardDirectory directory;
  private CardStates states;
  private final MovingClock clock = new MovingClock();
  private OcspResponder responder;

  @BeforeEach
  void openTheDirectory() {
    directory = Scene.directory();
    states = new CardStates(path.resolve("state.properties"), clock);
    responder = new OcspResponder(directory, states, clock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01", "P02", "stranger"})
  void goodCardIsGoodBySignatureOfTheDelegatedResponderAndTheNonceIsEchoed(String name)
      throws Exception {
    VirtualCard card = directory.card(name);

    BasicOCSPResp answer = basic(card, OcspMode.NORMAL);

    assertThat(single(answer).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    assertThat(single(answer).getCertID())
        .isEqualTo(id(card, card.certificate().getSerialNumber()));
    assertThat(single(answer).getThisUpdate()).isEqualTo(Date.from(Scene.NOW));
    assertThat(single(answer).getNextUpdate()).isAfter(Date.from(Scene.NOW));
    assertThat(nonce(answer)).isEqualTo(NONCE);
    X509Certificate signer = signer(answer);
    signer.verify(directory.authority(card.authority()).certificate().getPublicKey());
    assertThat(signer.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.9");
    assertThat(signer.getExtensionValue("1.3.6.1.5.5.7.48.1.5"))
        .as("id-pkix-ocsp-nocheck")
        .isNotNull();
    assertThat(isSignedBy(answer, signer)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"P01-revoked, 1", "P02-hold, 6", "P03-old, 4"})
  void cardThatIsNotGoodIsRevokedWithItsReason(String name, int reason) throws Exception {
    CertificateStatus status = single(basic(directory.card(name), OcspMode.NORMAL)).getCertStatus();

    assertThat(status)
        .isInstanceOfSatisfying(
            RevokedStatus.class,
            revoked -> assertThat(revoked.getRevocationReason()).isEqualTo(reason));
  }

  @Test
  void sameSerialIsRevokedInOneGenerationAndGoodInTheOther() throws Exception {
    assertThat(single(basic(directory.card("P01-revoked"), OcspMode.NORMAL)).getCertStatus())
        .isInstanceOf(RevokedStatus.class);
    assertThat(single(basic(directory.card("P05"), OcspMode.NORMAL)).getCertStatus())
        .isEqualTo(CertificateStatus.GOOD);
  }

  @Test
  void serialThatWasNeverIssuedIsUnknown() throws Exception {
    VirtualCard card = directory.card("P01");
    byte[] request = request(card, BigInteger.TEN, true);

    assertThat(
            single(basic(responder.answer(directory.authority(1), request, OcspMode.NORMAL)))
                .getCertStatus())
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void responderOfOneGenerationDoesNotAnswerForTheOther() throws Exception {
    byte[] request = request(directory.card("P02"), BigInteger.TEN, true);

    OCSPResp answer =
        new OCSPResp(responder.answer(directory.authority(1), request, OcspMode.NORMAL));

    assertThat(answer.getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
  }

  @Test
  void bytesThatAreNoRequestGetTheErrorMalformedRequest() throws Exception {
    OCSPResp answer =
        new OCSPResp(responder.answer(directory.authority(1), new byte[] {1, 2}, OcspMode.NORMAL));

    assertThat(answer.getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
  }

  @Test
  void requestWithoutNonceGetsNone() throws Exception {
    VirtualCard card = directory.card("P01");
    byte[] request = request(card, card.certificate().getSerialNumber(), false);

    BasicOCSPResp answer =
        basic(responder.answer(directory.authority(1), request, OcspMode.NORMAL));

    assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
  }

  @Test
  void preSignedAnswerHasNoNonceAndIsKeptForFiveMinutesUnlessTheStateChanges() throws Exception {
    VirtualCard card = directory.card("P02");
    BasicOCSPResp first = basic(card, OcspMode.NO_NONCE);
    clock.now = Scene.NOW.plus(Duration.ofMinutes(4));
    BasicOCSPResp second = basic(card, OcspMode.NO_NONCE);
    clock.now = Scene.NOW.plus(Duration.ofMinutes(5));
    BasicOCSPResp third = basic(card, OcspMode.NO_NONCE);
    states.change(card, CardState.REVOKED);
    BasicOCSPResp fourth = basic(card, OcspMode.NO_NONCE);

    assertThat(first.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
    assertThat(second.getEncoded()).isEqualTo(first.getEncoded());
    assertThat(single(third).getThisUpdate().toInstant())
        .isEqualTo(Scene.NOW.plus(Duration.ofMinutes(5)));
    assertThat(single(fourth).getCertStatus()).isInstanceOf(RevokedStatus.class);
  }

  @Test
  void staleAnswerIsSoundlySignedAndADayOld() throws Exception {
    BasicOCSPResp answer = basic(directory.card("P01"), OcspMode.STALE);

    assertThat(single(answer).getThisUpdate().toInstant())
        .isEqualTo(Scene.NOW.minus(Duration.ofDays(1)));
    assertThat(single(answer).getNextUpdate().toInstant()).isBefore(Scene.NOW);
    assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
    assertThat(isSignedBy(answer, signer(answer))).isTrue();
  }

  @Test
  void unknownSaysUnknownOfAGoodCard() throws Exception {
    assertThat(single(basic(directory.card("P01"), OcspMode.UNKNOWN)).getCertStatus())
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void wrongNonceIsAnotherNonce() throws Exception {
    assertThat(nonce(basic(directory.card("P01"), OcspMode.WRONG_NONCE)))
        .isNotEqualTo(NONCE)
        .hasSize(32);
  }

  @Test
  void wrongCertificateAnswersForTheNextSerial() throws Exception {
    VirtualCard card = directory.card("P01");

    assertThat(single(basic(card, OcspMode.WRONG_CERTIFICATE)).getCertID().getSerialNumber())
        .isEqualTo(card.certificate().getSerialNumber().add(BigInteger.ONE));
  }

  @Test
  void wrongResponderIsARealResponderOfTheStranger() throws Exception {
    BasicOCSPResp answer = basic(directory.card("P01"), OcspMode.WRONG_RESPONDER);

    assertThat(signer(answer))
        .isEqualTo(directory.authority(CardAuthority.STRANGER).responderCertificate());
    assertThat(isSignedBy(answer, signer(answer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01", "P02"})
  void notAResponderIsACardOfTheSameAuthority(String name) throws Exception {
    VirtualCard card = directory.card(name);

    BasicOCSPResp answer = basic(card, OcspMode.NOT_A_RESPONDER);

    signer(answer).verify(directory.authority(card.authority()).certificate().getPublicKey());
    assertThat(signer(answer).getExtendedKeyUsage()).doesNotContain("1.3.6.1.5.5.7.3.9");
    assertThat(isSignedBy(answer, signer(answer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01", "P02"})
  void badSignatureIsOtherwiseASoundAnswer(String name) throws Exception {
    BasicOCSPResp answer = basic(directory.card(name), OcspMode.BAD_SIGNATURE);

    assertThat(single(answer).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    assertThat(isSignedBy(answer, signer(answer))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = OcspMode.class,
      names = {"TRY_LATER", "MALFORMED"})
  void brokenAnswersAreBroken(OcspMode mode) throws Exception {
    VirtualCard card = directory.card("P01");
    byte[] answer =
        responder.answer(
            directory.authority(1),
            request(card, card.certificate().getSerialNumber(), true),
            mode);

    if (mode == OcspMode.TRY_LATER) {
      assertThat(new OCSPResp(answer).getStatus()).isEqualTo(OCSPResp.TRY_LATER);
    } else {
      assertThatThrownBy(() -> new OCSPResp(answer)).isInstanceOf(IOException.class);
    }
  }

  private BasicOCSPResp basic(VirtualCard card, OcspMode mode) throws Exception {
    byte[] request = request(card, card.certificate().getSerialNumber(), true);
    return basic(responder.answer(directory.authority(card.authority()), request, mode));
  }

  private static BasicOCSPResp basic(byte[] der) throws Exception {
    OCSPResp answer = new OCSPResp(der);
    assertThat(answer.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
    return (BasicOCSPResp) answer.getResponseObject();
  }

  private static SingleResp single(BasicOCSPResp answer) {
    assertThat(answer.getResponses()).hasSize(1);
    return answer.getResponses()[0];
  }

  private byte[] request(VirtualCard card, BigInteger serial, boolean withNonce) throws Exception {
    OCSPReqBuilder request = new OCSPReqBuilder().addRequest(id(card, serial));
    if (withNonce) {
      request.setRequestExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(NONCE).getEncoded())));
    }
    return request.build().getEncoded();
  }

  private CertificateID id(VirtualCard card, BigInteger serial) throws Exception {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    return new CertificateID(
        digests.get(CertificateID.HASH_SHA1),
        new JcaX509CertificateHolder(directory.authority(card.authority()).certificate()),
        serial);
  }

  private static byte[] nonce(BasicOCSPResp answer) {
    Extension extension = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    return DEROctetString.getInstance(extension.getParsedValue()).getOctets();
  }

  private static X509Certificate signer(BasicOCSPResp answer) throws Exception {
    X509CertificateHolder[] certificates = answer.getCerts();
    assertThat(certificates).hasSize(1);
    return new JcaX509CertificateConverter().getCertificate(certificates[0]);
  }

  private static boolean isSignedBy(BasicOCSPResp answer, X509Certificate signer) throws Exception {
    return answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer));
  }

  /** A clock that is set by the test. */
  private static final class MovingClock extends Clock {
    private Instant now = Scene.NOW;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException("moments have no zone");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
