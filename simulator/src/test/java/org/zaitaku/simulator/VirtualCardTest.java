package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualCardTest {

  private static final String CHALLENGE = Scene.challenge(0xA5);

  @ParameterizedTest
  @CsvSource({
    "P01, RS256, SHA256withRSA, 256",
    "P02, ES256, SHA256withECDSAinP1363Format, 64",
    "P06, ES384, SHA384withECDSAinP1363Format, 96"
  })
  @Tag("JPKI-010")
  void signatureOverHashOfOriginAndHashOfChallengeVerifiesWithTheCertificate(
      String name, CardAlgorithm algorithm, String jca, int length) throws Exception {
    VirtualCard card = Scene.directory().card(name);

    CardAnswer answer = card.sign(Scene.ORIGIN, CHALLENGE);

    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Signature signature = Signature.getInstance(jca);
    signature.initVerify(card.certificate());
    signature.update(sha256.digest(Scene.ORIGIN.getBytes(StandardCharsets.UTF_8)));
    signature.update(sha256.digest(Base64.getUrlDecoder().decode(CHALLENGE)));
    byte[] signed = Base64.getDecoder().decode(answer.signature());
    assertThat(answer.algorithm()).isEqualTo(algorithm.name());
    assertThat(signed).hasSize(length);
    assertThat(signature.verify(signed)).isTrue();
  }

  @Test
  void signatureForOneSiteDoesNotVerifyForAnother() throws Exception {
    VirtualCard card = Scene.directory().card("P01");

    CardAnswer answer = card.sign("http://other.example", CHALLENGE);

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(card.certificate());
    signature.update(VirtualCard.signedBytes(Scene.ORIGIN, CHALLENGE));
    assertThat(signature.verify(Base64.getDecoder().decode(answer.signature()))).isFalse();
  }

  @Test
  void answerIsExactlyTheWireFormat() throws Exception {
    VirtualCard card = Scene.directory().card("P02");

    JsonNode json = new ObjectMapper().readTree(card.sign(Scene.ORIGIN, CHALLENGE).json());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("format", "challenge", "certificate", "algorithm", "signature");
    assertThat(json).allMatch(JsonNode::isTextual);
    assertThat(json.get("format").textValue()).isEqualTo("zaitaku-card:1");
    assertThat(json.get("challenge").textValue()).isEqualTo(CHALLENGE).hasSize(43);
    byte[] der = Base64.getDecoder().decode(json.get("certificate").textValue());
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(der)))
        .isEqualTo(card.certificate());
  }

  @Test
  void manyThreadsSignWithOneCard() {
    VirtualCard card = Scene.directory().card("P02");

    List<CardAnswer> answers =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(octet -> card.sign(Scene.ORIGIN, Scene.challenge(octet)))
            .toList();

    assertThat(answers)
        .allSatisfy(
            answer -> {
              Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
              signature.initVerify(card.certificate());
              signature.update(VirtualCard.signedBytes(Scene.ORIGIN, answer.challenge()));
              assertThat(signature.verify(Base64.getDecoder().decode(answer.signature()))).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "paddedpaddedpaddedpaddedpaddedpaddedpadded=",
        "+plusplusplusplusplusplusplusplusplusplusplus"
      })
  void challengeOfAnotherFormIsNotSigned(String challenge) {
    VirtualCard card = Scene.directory().card("P01");

    assertThatThrownBy(() -> card.sign(Scene.ORIGIN, challenge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("challenge");
  }

  @Test
  void linkOfTheServerIsReadAsTheRequestOfTheApp() {
    CardRequest request = CardRequest.fromLink("http://localhost:8090" + Scene.link(Scene.ORIGIN));

    assertThat(request.origin()).isEqualTo("http://localhost:8081");
    assertThat(request.challenge()).isEqualTo(Scene.challenge(7));
    assertThat(request.callback())
        .hasToString("http://localhost:8081/reception/api/v1/card-answers");
    assertThat(request.returnTo()).hasToString("http://localhost:8081/reception/return");
    assertThat(Scene.directory().card("P01").sign(request))
        .isEqualTo(Scene.directory().card("P01").sign(Scene.ORIGIN, Scene.challenge(7)));
  }
}
