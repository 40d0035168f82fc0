package org.zaitaku.card.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zaitaku.card.LimitedHttp;
import org.zaitaku.card.UnansweredException;

/**
 * Exchanges a code for the ID token, proving by {@code private_key_jwt} (RFC 7523) who asks. Other
 * tokens of the answer are left where they are: we need none.
 */
final class TokenEndpoint {

  private static final int MAX_ANSWER = 64 * 1024;
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(1);
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final OidcSettings settings;
  private final LimitedHttp http;
  private final Clock clock;

  TokenEndpoint(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.http = new LimitedHttp(settings.timeout(), MAX_ANSWER);
    this.clock = clock;
  }

  /**
   * The ID token, unread.
   *
   * @throws OidcRefusedException where there is none
   */
  String exchange(String code, String codeVerifier) {
    URI address = settings.tokenEndpoint();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", settings.redirectUri());
    form.put("code_verifier", codeVerifier);
    form.put("client_id", settings.clientId());
    form.put("client_assertion_type", ASSERTION_TYPE);
    form.put("client_assertion", assertion());
    HttpResponse<byte[]> answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(address)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Accept", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    } catch (UnansweredException unanswered) {
      throw new OidcRefusedException(
          OidcRefusal.PROVIDER_UNAVAILABLE,
          "the token endpoint " + unanswered.getMessage(),
          unanswered);
    }
    int status = answer.statusCode();
    if (status == OK) {
      return idToken(answer.body());
    }
    if (status == BAD_REQUEST || status == UNAUTHORIZED) {
      throw refusal(answer.body());
    }
    throw new OidcRefusedException(
        status == TOO_MANY || status >= SERVER_ERROR
            ? OidcRefusal.PROVIDER_UNAVAILABLE
            : OidcRefusal.PROVIDER_ANSWER_MALFORMED,
        "the token endpoint answered with HTTP " + status);
  }

  private String assertion() {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.clientId());
    claims.put("sub", settings.clientId());
    claims.put("aud", settings.tokenEndpoint().toString());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(ASSERTION_LIFETIME).getEpochSecond());
    return settings.clientKey().sign(claims);
  }

  private static String idToken(byte[] body) {
    try {
      Map<String, Object> answer = UntrustedJson.object(body, MAX_ANSWER);
      String type = JSONObjectUtils.getString(answer, "token_type");
      String token = JSONObjectUtils.getString(answer, "id_token");
      if (!"bearer".equalsIgnoreCase(type) || token == null || token.isEmpty()) {
        throw new OidcRefusedException(
            OidcRefusal.PROVIDER_ANSWER_MALFORMED, "the token answer holds no id_token");
      }
      return token;
    } catch (ParseException notJson) {
      throw new OidcRefusedException(
          OidcRefusal.PROVIDER_ANSWER_MALFORMED, "the token answer is not the JSON it must be");
    }
  }

  /** RFC 6749 section 5.2. What the provider writes beside the code of its error is not logged. */
  private static OidcRefusedException refusal(byte[] body) {
    String error;
    try {
      error = JSONObjectUtils.getString(UntrustedJson.object(body, MAX_ANSWER), "error");
    } catch (ParseException notJson) {
      error = null;
    }
    if (error == null) {
      return new OidcRefusedException(
          OidcRefusal.PROVIDER_ANSWER_MALFORMED, "the token endpoint refused without a reason");
    }
    return switch (error) {
      case "invalid_grant" ->
          new OidcRefusedException(OidcRefusal.CODE_REFUSED, "the provider refused the code");
      case "invalid_client", "unauthorized_client" ->
          new OidcRefusedException(OidcRefusal.CLIENT_REFUSED, "the provider refused our key");
      default ->
          new OidcRefusedException(OidcRefusal.REQUEST_REFUSED, "the provider refused the request");
    };
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
