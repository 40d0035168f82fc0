package org.zaitaku.simulator;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /oidc}: a stand-in for an identity provider that reads My Number Cards (デジタル認証アプリ): OpenID
 * Connect with authorization codes, PKCE S256, {@code private_key_jwt} and ID tokens by ES256. It
 * has one client, the server that the simulator was started for.
 */
final class IdentityResource {

  /** The server's id here. */
  static final String CLIENT = "zaitaku";

  private static final String RETURN = "/reception/return";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** How late a slow token is: later than any server should wait. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final String issuer;
  private final VerificationServer server;
  private final VisitResource visits;
  private final CardStates states;
  private final PairwiseSubjects subjects;
  private final IssuedCodes codes;
  private final IdTokens tokens;
  private final ClientAssertions assertions;
  private final String keys;
  private final Clock clock;
  private volatile IdentityMode mode = IdentityMode.NORMAL;

  IdentityResource(
      CardDirectory directory,
      CardStates states,
      VerificationServer server,
      VisitResource visits,
      Clock clock) {
    IdentityKeys own = directory.identityKeys();
    this.issuer = directory.base() + CodeErrand.PLACE;
    this.server = server;
    this.visits = visits;
    this.states = states;
    this.subjects = new PairwiseSubjects(own.provider(), CLIENT);
    this.codes = new IssuedCodes(clock);
    this.tokens = new IdTokens(own.provider(), issuer, CLIENT);
    this.assertions =
        new ClientAssertions(own.client(), CLIENT, List.of(address("token"), issuer), clock);
    this.keys = new JWKSet(own.provider()).toString(true);
    this.clock = clock;
  }

  void mode(IdentityMode newMode) {
    this.mode = newMode;
  }

  /** What a server asks: at any time. */
  boolean isForServers(Request request) {
    List<String> path = request.segments();
    return path.size() > 1 && List.of("token", "jwks", ".well-known").contains(path.get(1));
  }

  Reply handle(Request request) throws InterruptedException {
    List<String> path = request.segments();
    return switch (path.size() < 2 ? "" : path.get(1)) {
      case "authorize" ->
          request.isGet() && path.size() == 2
              ? authorize(request.query())
              : Reply.methodNotAllowed("GET");
      case "token" -> request.isPost() ? token(request.form()) : Reply.methodNotAllowed("POST");
      case "jwks" -> request.isGet() ? Reply.json(200, keys) : Reply.methodNotAllowed("GET");
      case ".well-known" ->
          request.isGet() && path.get(path.size() - 1).equals("openid-configuration")
              ? Reply.json(200, discovery())
              : Reply.notFound();
      default -> visits.handle(request);
    };
  }

  private String address(String endpoint) {
    return issuer + "/" + endpoint;
  }

  private String discovery() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer);
    document.put("authorization_endpoint", address("authorize"));
    document.put("token_endpoint", address("token"));
    document.put("jwks_uri", address("jwks"));
    document.put("response_types_supported", List.of("code"));
    document.put("grant_types_supported", List.of("authorization_code"));
    document.put("subject_types_supported", List.of("pairwise"));
    document.put("id_token_signing_alg_values_supported", List.of("ES256"));
    document.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    document.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES256"));
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put("scopes_supported", List.of("openid"));
    document.put("authorization_response_iss_parameter_supported", true);
    return JSONObjectUtils.toJSONString(document);
  }

  /** To an unknown client, or to another address than its own, nobody is ever sent back. */
  private Reply authorize(Map<String, String> asked) throws InterruptedException {
    Texts texts = Texts.of(asked.getOrDefault("lang", "ja"));
    URI redirect = server.origin().resolve(RETURN);
    if (!CLIENT.equals(asked.get("client_id"))
        || !redirect.toString().equals(asked.get("redirect_uri"))) {
      return Reply.html(403, AppPages.refusal(texts, "refused.foreign"));
    }
    Optional<String> fault = AuthorizationQuestion.fault(asked);
    if (fault.isPresent()) {
      return Reply.sendBack(
          AuthorizationQuestion.back(
              redirect, "error", fault.get(), Optional.ofNullable(asked.get("state")), issuer));
    }
    AuthorizationQuestion question = AuthorizationQuestion.of(asked);
    return server
        .refusal(texts)
        .orElseGet(
            () -> visits.begin(new CodeErrand(question, issuer, states, subjects, codes), texts));
  }

  private Reply token(Map<String, String> form) {
    IdentityMode now = mode;
    if (now == IdentityMode.DOWN) {
      return Reply.text(500, "the provider is switched off");
    }
    if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))
        || !CLIENT.equals(form.getOrDefault("client_id", CLIENT))
        || !assertions.isGood(form.getOrDefault("client_assertion", ""))) {
      return error(401, "invalid_client");
    }
    if (!"authorization_code".equals(form.get("grant_type"))) {
      return error(400, "unsupported_grant_type");
    }
    Optional<IssuedCodes.Grant> grant =
        codes
            .take(form.getOrDefault("code", ""))
            .filter(one -> one.question().redirectUri().toString().equals(form.get("redirect_uri")))
            .filter(one -> isVerifier(form.getOrDefault("code_verifier", ""), one))
            .filter(one -> now != IdentityMode.REPLAYED_CODE);
    if (grant.isEmpty()) {
      return error(400, "invalid_grant");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", "opens-nothing");
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 60);
    answer.put("id_token", tokens.make(grant.get(), clock.instant(), now));
    Reply reply = Reply.json(200, JSONObjectUtils.toJSONString(answer));
    return now == IdentityMode.SLOW ? reply.after(SLOW) : reply;
  }

  private static boolean isVerifier(String verifier, IssuedCodes.Grant grant) {
    String made =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(VirtualCard.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    return verifier.matches("[A-Za-z0-9._~-]{43,128}")
        && MessageDigest.isEqual(
            made.getBytes(StandardCharsets.US_ASCII),
            grant.question().codeChallenge().getBytes(StandardCharsets.US_ASCII));
  }

  private static Reply error(int status, String code) {
    return Reply.json(status, JSONObjectUtils.toJSONString(Map.of("error", code)));
  }
}
