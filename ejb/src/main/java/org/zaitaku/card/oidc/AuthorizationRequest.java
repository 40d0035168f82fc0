package org.zaitaku.card.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.zaitaku.card.ChallengeValue;

/**
 * The question for a challenge, as a link to the identity provider that the patient's own browser
 * opens (code flow, PKCE S256).
 *
 * @param link with the challenge as {@code state}
 */
public record AuthorizationRequest(String link) {

  static AuthorizationRequest of(
      ChallengeValue challenge, OidcSettings settings, ChallengeSecrets secrets) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", settings.clientId());
    parameters.put("redirect_uri", settings.redirectUri());
    parameters.put("scope", String.join(" ", settings.scope()));
    parameters.put("state", challenge.text());
    parameters.put("nonce", secrets.nonce(challenge));
    parameters.put("code_challenge", secrets.codeChallenge(challenge));
    parameters.put("code_challenge_method", "S256");
    if (!settings.contexts().isEmpty()) {
      parameters.put("acr_values", String.join(" ", settings.contexts()));
    }
    if (settings.fresh()) {
      parameters.put("prompt", "login");
    }
    String endpoint = settings.authorizationEndpoint().toString();
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return new AuthorizationRequest(
        endpoint + (settings.authorizationEndpoint().getRawQuery() == null ? "?" : "&") + query);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Never the link: it holds the challenge. */
  @Override
  public String toString() {
    return "AuthorizationRequest[…]";
  }
}
