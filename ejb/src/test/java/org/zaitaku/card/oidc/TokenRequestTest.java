package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the code is exchanged, and what the token endpoint may answer. */
class TokenRequestTest {

  private final OidcScene scene = new OidcScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theCodeIsExchangedWithOurKeyAndNoSecret() throws Exception {
    scene.verify();

    Map<String, String> asked = scene.provider.asked.get(0);
    assertThat(asked)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", OidcScene.CODE)
        .containsEntry("redirect_uri", OidcScene.REDIRECT)
        .containsEntry("client_id", OidcScene.CLIENT)
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .doesNotContainKey("client_secret");
    SignedJWT assertion = SignedJWT.parse(asked.get("client_assertion"));
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("client-key");
    assertThat(assertion.verify(new ECDSAVerifier(OidcScene.CLIENT_KEY.toPublicJWK()))).isTrue();
    JWTClaimsSet claims = assertion.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(OidcScene.CLIENT);
    assertThat(claims.getSubject()).isEqualTo(OidcScene.CLIENT);
    assertThat(claims.getAudience()).containsExactly(scene.provider.address("/token").toString());
    assertThat(claims.getIssueTime().toInstant()).isEqualTo(scene.clock.instant());
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(scene.clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void everyAssertionIsAnother() throws Exception {
    scene.verify();
    scene.verify();

    assertThat(
            SignedJWT.parse(scene.provider.asked.get(0).get("client_assertion"))
                .getJWTClaimsSet()
                .getJWTID())
        .isNotBlank()
        .isNotEqualTo(
            SignedJWT.parse(scene.provider.asked.get(1).get("client_assertion"))
                .getJWTClaimsSet()
                .getJWTID());
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, CODE_REFUSED",
    "401, invalid_client, CLIENT_REFUSED",
    "400, unauthorized_client, CLIENT_REFUSED",
    "400, invalid_request, REQUEST_REFUSED",
    "400, something_new, REQUEST_REFUSED"
  })
  void aRefusalOfTheProviderHasItsReason(int status, String error, OidcRefusal refusal) {
    scene.provider.token =
        ProviderDouble.says(
            status, "{\"error\":\"" + error + "\",\"error_description\":\"about person-1\"}");

    OidcRefusedException refused = scene.refused(scene.answer());

    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused).hasMessageNotContaining("person-1");
  }

  @ParameterizedTest
  @CsvSource({
    "500, PROVIDER_UNAVAILABLE",
    "503, PROVIDER_UNAVAILABLE",
    "429, PROVIDER_UNAVAILABLE",
    "204, PROVIDER_ANSWER_MALFORMED",
    "302, PROVIDER_ANSWER_MALFORMED",
    "404, PROVIDER_ANSWER_MALFORMED",
    "400, PROVIDER_ANSWER_MALFORMED",
    "401, PROVIDER_ANSWER_MALFORMED"
  })
  void anotherStatusIsRefused(int status, OidcRefusal refusal) {
    scene.provider.token = ProviderDouble.says(status, "");

    scene.assertRefused(refusal);
    assertThat(scene.provider.keysAsked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "\"id_token\"",
        "<html>maintenance</html>",
        "{}",
        "{\"token_type\":\"Bearer\"}",
        "{\"token_type\":\"Bearer\",\"id_token\":null}",
        "{\"token_type\":\"Bearer\",\"id_token\":\"\"}",
        "{\"token_type\":\"Bearer\",\"id_token\":[\"a.b.c\"]}",
        "{\"token_type\":\"Bearer\",\"id_token\":7}",
        "{\"token_type\":\"mac\",\"id_token\":\"a.b.c\"}",
        "{\"id_token\":\"a.b.c\"}",
        "{\"token_type\":\"Bearer\",\"id_token\":\"a.b.c\""
      })
  void anAnswerThatIsNoTokenAnswerIsMalformed(String body) {
    scene.provider.token = ProviderDouble.says(200, body);

    scene.assertRefused(OidcRefusal.PROVIDER_ANSWER_MALFORMED);
  }

  @Test
  void anAnswerNestedWithoutEndIsMalformed() {
    scene.provider.token =
        ProviderDouble.says(200, "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

    scene.assertRefused(OidcRefusal.PROVIDER_ANSWER_MALFORMED);
  }

  @Test
  void whenNobodyListens_thenTheProviderIsUnavailable() {
    OidcAnswer answer = scene.answer();
    scene.provider.close();

    assertThat(scene.refused(answer).refusal()).isEqualTo(OidcRefusal.PROVIDER_UNAVAILABLE);
  }

  @Test
  void whenTheProviderSendsNoHeaders_thenTimeIsLimited() {
    CountDownLatch never = new CountDownLatch(1);
    scene.timeout = Duration.ofMillis(300);
    scene.provider.token = exchange -> await(never);

    scene.assertRefused(OidcRefusal.PROVIDER_UNAVAILABLE);
    never.countDown();
  }

  @Test
  void whenTheProviderStopsInTheMiddle_thenTimeIsLimited() {
    CountDownLatch never = new CountDownLatch(1);
    scene.timeout = Duration.ofMillis(300);
    scene.provider.token =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          await(never);
        };

    scene.assertRefused(OidcRefusal.PROVIDER_UNAVAILABLE);
    never.countDown();
  }

  @Test
  void whenTheBodyHasNoEnd_thenItIsCutOff() {
    scene.provider.token =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[8192];
          while (true) {
            exchange.getResponseBody().write(block);
          }
        };

    scene.assertRefused(OidcRefusal.PROVIDER_UNAVAILABLE);
  }

  @Test
  void whenTheProviderRedirects_thenTheAssertionGoesNowhereElse() {
    scene.provider.token =
        exchange -> {
          exchange.getResponseHeaders().add("Location", scene.provider.address("/keys").toString());
          ProviderDouble.send(exchange, 307, "");
        };

    scene.assertRefused(OidcRefusal.PROVIDER_ANSWER_MALFORMED);
    assertThat(scene.provider.keysAsked).hasValue(0);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
