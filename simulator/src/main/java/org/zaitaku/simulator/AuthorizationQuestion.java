package org.zaitaku.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client asks the identity provider, as far as it concerns the log-in.
 *
 * @param redirectUri where the browser goes back to
 * @param state goes back with it
 * @param nonce goes into the ID token
 * @param codeChallenge S256 of the PKCE verifier
 * @param context the first of {@code acr_values}
 */
record AuthorizationQuestion(
    URI redirectUri, String state, String nonce, String codeChallenge, Optional<String> context) {

  private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * What is wrong with a question whose client and redirect URI are right, as RFC 6749 section
   * 4.1.2.1 names it; empty where nothing is.
   */
  static Optional<String> fault(Map<String, String> asked) {
    if (!"code".equals(asked.get("response_type"))) {
      return Optional.of("unsupported_response_type");
    }
    if (!Arrays.asList(asked.getOrDefault("scope", "").split(" ", -1)).contains("openid")) {
      return Optional.of("invalid_scope");
    }
    if (isEmpty(asked, "state")
        || isEmpty(asked, "nonce")
        || !"S256".equals(asked.get("code_challenge_method"))
        || !S256.matcher(asked.getOrDefault("code_challenge", "")).matches()) {
      return Optional.of("invalid_request");
    }
    // Nobody is ever logged in here: every log-in reads a card.
    return "none".equals(asked.get("prompt")) ? Optional.of("login_required") : Optional.empty();
  }

  /** Reads a question without a fault. */
  static AuthorizationQuestion of(Map<String, String> asked) {
    return new AuthorizationQuestion(
        URI.create(asked.get("redirect_uri")),
        asked.get("state"),
        asked.get("nonce"),
        asked.get("code_challenge"),
        Optional.ofNullable(asked.get("acr_values"))
            .map(values -> values.split(" ", -1)[0])
            .filter(value -> !value.isEmpty()));
  }

  private static boolean isEmpty(Map<String, String> asked, String name) {
    return asked.getOrDefault(name, "").isEmpty();
  }

  /** The way back with a result: {@code code} or {@code error}. */
  URI backWith(String name, String value, String issuer) {
    return back(redirectUri, name, value, Optional.of(state), issuer);
  }

  static URI back(
      URI redirectUri, String name, String value, Optional<String> state, String issuer) {
    return URI.create(
        redirectUri
            + "?"
            + name
            + "="
            + encoded(value)
            + state.map(text -> "&state=" + encoded(text)).orElse("")
            + "&iss="
            + encoded(issuer));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Never the state, which is a key to a reception. */
  @Override
  public String toString() {
    return "AuthorizationQuestion[" + redirectUri + "]";
  }
}
