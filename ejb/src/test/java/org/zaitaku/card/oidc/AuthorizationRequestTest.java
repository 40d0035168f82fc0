package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.ChallengeValue;

/** The link to the provider: nothing secret in it but the challenge, and nothing kept. */
class AuthorizationRequestTest {

  private final OidcScene scene = new OidcScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @Tag("JPKI-012")
  void theLinkAsksForACodeWithPkceStateAndNonce() {
    Map<String, String> asked = scene.asked(scene.challenge);

    assertThat(scene.verification().request(scene.challenge).link())
        .startsWith(ProviderDouble.ISSUER + "/authorize?response_type=code&");
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", OidcScene.CLIENT)
        .containsEntry("redirect_uri", OidcScene.REDIRECT)
        .containsEntry("scope", "openid")
        .containsEntry("state", scene.challenge.text())
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "login")
        .doesNotContainKeys("code_verifier", "acr_values", "client_assertion");
    assertThat(asked.get("nonce")).matches("[A-Za-z0-9_-]{43}");
    assertThat(asked.get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void theVerifierThatIsSentLaterFitsTheLink() throws Exception {
    String challenge = scene.asked(scene.challenge).get("code_challenge");
    scene.verify();

    String verifier = scene.provider.asked.get(0).get("code_verifier");

    assertThat(verifier).matches("[A-Za-z0-9_-]{43}");
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(challenge);
  }

  @Test
  void nonceAndVerifierAreOfOneChallengeAndOneServerAndNotTheSame() {
    Map<String, String> first = scene.asked(scene.challenge);
    scene.verify();
    String verifier = scene.provider.asked.get(0).get("code_verifier");

    assertThat(scene.asked(scene.challenge)).isEqualTo(first);
    assertThat(verifier).isNotEqualTo(first.get("nonce"));
    Map<String, String> other = scene.asked(ChallengeValue.random(new SecureRandom()));
    assertThat(other.get("nonce")).isNotEqualTo(first.get("nonce"));
    assertThat(other.get("code_challenge")).isNotEqualTo(first.get("code_challenge"));
    try (OidcScene server = new OidcScene()) {
      server.serialKey[31] = 1;
      Map<String, String> foreign = server.asked(scene.challenge);
      assertThat(foreign.get("nonce")).isNotEqualTo(first.get("nonce"));
      assertThat(foreign.get("code_challenge")).isNotEqualTo(first.get("code_challenge"));
    }
  }

  @Test
  void contextsAreAskedForWhereDemandedAndThePromptIsLeftOutWhereConfigured() {
    scene.contexts = List.of("aal3", "crl");
    scene.fresh = false;

    assertThat(scene.asked(scene.challenge))
        .containsEntry("acr_values", "aal3 crl")
        .doesNotContainKey("prompt");
  }

  @Test
  void whatIsPrintedHoldsNoChallenge() {
    AuthorizationRequest request = scene.verification().request(scene.challenge);

    assertThat(request.toString()).doesNotContain(scene.challenge.text());
    assertThat(scene.answer().toString())
        .doesNotContain(scene.challenge.text())
        .doesNotContain(OidcScene.CODE);
  }
}
