package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The stand-in for an identity provider that reads My Number Cards. */
class IdentityProviderTest {

  private static final String WARNING = "模擬画面です。本物の暗証番号を入力しないでください";
  private static final String ISSUER = Scene.BASE + "/oidc";
  private static final String VERIFIER = "v".repeat(43);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path path;
  private final MovingClock clock = new MovingClock();
  private final HttpClient browser = HttpClient.newHttpClient();
  private CardDirectory directory;
  private ServerDouble server;
  private SimulatorServer simulator;

  /** The present of the scene, until it is moved. */
  private static final class MovingClock extends Clock {

    private volatile Instant now = Scene.NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("no test asks for a zone");
    }
  }

  @BeforeEach
  void start() throws Exception {
    directory = Scene.directory();
    server = ServerDouble.of("verification");
    simulator =
        SimulatorServer.start(
            ServeSettings.local(path, 0, server.origin()),
            directory,
            new CardStates(path.resolve("state.properties"), clock),
            clock);
    simulator.awaitServer();
  }

  @AfterEach
  void stop() {
    simulator.close();
    server.close();
  }

  @Test
  @Tag("JPKI-012")
  void aLogInReadsACardAndBringsACodeBack() throws Exception {
    String visit = begin(question());

    String chooser = show(visit);
    assertThat(chooser).contains("模擬カードを選ぶ").contains(WARNING).contains("value=\"P01\"");
    post(visit + "/card", "card=P01");
    assertThat(show(visit)).contains("パスワードの入力").contains(WARNING);
    post(visit + "/pin", "pin=1234");
    assertThat(show(visit)).contains("カードの読み取り").contains(WARNING);
    post(visit + "/reading", "");

    Map<String, String> back = back(visit);
    assertThat(back)
        .containsOnlyKeys("code", "state", "iss")
        .containsEntry("state", "state-1")
        .containsEntry("iss", ISSUER);
    assertThat(server.posted()).isEmpty();
  }

  @Test
  @Tag("JPKI-010")
  void theCodeIsWorthAnIdTokenByThePublishedKey() throws Exception {
    HttpResponse<String> answer = exchange(form(code("P02")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode tokens = JSON.readTree(answer.body());
    assertThat(tokens.get("token_type").textValue()).isEqualTo("Bearer");
    SignedJWT token = SignedJWT.parse(tokens.get("id_token").textValue());
    JWKSet published = JWKSet.parse(get("/oidc/jwks").body());
    assertThat(published.getKeys()).noneMatch(key -> key.isPrivate());
    ECKey key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(ISSUER);
    assertThat(claims.getAudience()).containsExactly("zaitaku");
    assertThat(claims.getClaim("nonce")).isEqualTo("nonce-1");
    assertThat(claims.getClaim("auth_time")).isEqualTo(clock.instant().getEpochSecond());
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
  }

  @Test
  void theSubjectIsThePersonsNotTheCards() throws Exception {
    simulator.states().change(directory.card("P03-old"), CardState.VALID);

    assertThat(subject("P03")).isEqualTo(subject("P03")).isEqualTo(subject("P03-old"));
    assertThat(subject("P03")).isNotEqualTo(subject("P04")).doesNotContain("P03");
    assertThat(subject("nobody")).isNotEqualTo(subject("P03"));
  }

  @Test
  void theDiscoveryDocumentSaysWhereAllIs() throws Exception {
    JsonNode document = JSON.readTree(get("/oidc/.well-known/openid-configuration").body());

    assertThat(document.get("issuer").textValue()).isEqualTo(ISSUER);
    assertThat(document.get("authorization_endpoint").textValue()).isEqualTo(ISSUER + "/authorize");
    assertThat(document.get("token_endpoint").textValue()).isEqualTo(ISSUER + "/token");
    assertThat(document.get("jwks_uri").textValue()).isEqualTo(ISSUER + "/jwks");
    assertThat(document.get("subject_types_supported")).hasToString("[\"pairwise\"]");
    assertThat(document.get("id_token_signing_alg_values_supported")).hasToString("[\"ES256\"]");
    assertThat(document.get("code_challenge_methods_supported")).hasToString("[\"S256\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, somebody",
    "client_id, ''",
    "redirect_uri, http://evil.example/",
    "redirect_uri, ''"
  })
  void anUnknownClientOrAddressIsNeverSentBackTo(String name, String value) throws Exception {
    Map<String, String> question = question();
    question.put(name, value);

    HttpResponse<String> answer = get("/oidc/authorize?" + encoded(question));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains(WARNING).doesNotContain("evil.example");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/", "?x=y", "/more"})
  void theRedirectUriIsComparedLetterByLetter(String more) throws Exception {
    Map<String, String> question = question();
    question.merge("redirect_uri", more, String::concat);

    assertThat(get("/oidc/authorize?" + encoded(question)).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, code id_token, unsupported_response_type",
    "scope, profile, invalid_scope",
    "state, '', invalid_request",
    "nonce, '', invalid_request",
    "code_challenge, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "prompt, none, login_required"
  })
  void aQuestionWithAFaultIsSentBackWithItsName(String name, String value, String error)
      throws Exception {
    Map<String, String> question = question();
    question.put(name, value);

    HttpResponse<String> answer = get("/oidc/authorize?" + encoded(question));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(server.origin() + "/reception/return?error=" + error + "&");
  }

  @Test
  void whoeverGoesBackWithoutReadingBringsNoCode() throws Exception {
    String visit = begin(question());

    assertThat(show(visit))
        .contains(
            "id=\"return\" href=\""
                + server.origin()
                + "/reception/return?error=access_denied&amp;state=state-1&amp;iss=");
  }

  @ParameterizedTest
  @CsvSource({
    "P01-revoked, CERTIFICATE_REVOKED",
    "P02-hold, CERTIFICATE_ON_HOLD",
    "P03-old, CERTIFICATE_REVOKED",
    "P01-expired, CERTIFICATE_EXPIRED",
    "P02-future, CERTIFICATE_NOT_YET_VALID",
    "P01-signature, CERTIFICATE_WRONG_PURPOSE",
    "P01-policy, CERTIFICATE_WRONG_POLICY",
    "P01-weak, ALGORITHM_NOT_ALLOWED",
    "stranger, CERTIFICATE_NOT_TRUSTED"
  })
  void aCardThatIsNotGoodGetsNoCode(String card, String reason) throws Exception {
    String visit = begin(question());
    enter(visit, card, "1234");

    assertThat(show(visit))
        .contains("認証できませんでした")
        .contains(reason)
        .contains("error=access_denied")
        .doesNotContain("code=");
  }

  @Test
  @Tag("JPKI-005")
  void wrongPinsLockTheCardHereToo() throws Exception {
    String visit = begin(question());
    for (int i = 0; i < 3; i++) {
      enter(visit, "P01", "0000");
    }

    assertThat(show(visit)).contains("パスワードがロックされています");
  }

  @Test
  void aCodeIsGoodOnce() throws Exception {
    String code = code("P01");

    assertThat(exchange(form(code)).statusCode()).isEqualTo(200);
    assertError(exchange(form(code)), 400, "invalid_grant");
  }

  @Test
  void aCodeIsGoodForAMinute() throws Exception {
    String code = code("P01");
    clock.now = clock.now.plusSeconds(60);

    assertError(exchange(form(code)), 400, "invalid_grant");
  }

  @Test
  void aSecondTapOnTheButtonMakesNoSecondCode() throws Exception {
    String visit = begin(question());
    enter(visit, "P01", "1234");
    Map<String, String> first = back(visit);
    post(visit + "/reading", "");
    post(visit + "/again", "");

    assertThat(back(visit)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "code, unknown, 400, invalid_grant",
    "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 400, invalid_grant",
    "code_verifier, '', 400, invalid_grant",
    "redirect_uri, http://evil.example/, 400, invalid_grant",
    "grant_type, client_credentials, 400, unsupported_grant_type",
    "client_id, somebody, 401, invalid_client",
    "client_assertion_type, secret, 401, invalid_client",
    "client_assertion, '', 401, invalid_client",
    "client_assertion, a.b.c, 401, invalid_client"
  })
  void aRequestWithAFaultGetsNoToken(String name, String value, int status, String error)
      throws Exception {
    Map<String, String> form = form(code("P01"));
    form.put(name, value);

    assertError(exchange(form), status, error);
  }

  @Test
  void anAssertionIsOfTheClientForThisProviderYoungAndUsedOnce() throws Exception {
    Map<String, String> used = form(code("P01"));
    exchange(used);
    Map<String, String> again = form(code("P01"));
    again.put("client_assertion", used.get("client_assertion"));
    assertError(exchange(again), 401, "invalid_client");

    assertRefused("iss", "somebody");
    assertRefused("sub", "somebody");
    assertRefused("aud", "https://idp.example/token");
    assertRefused("jti", null);
    assertRefused("exp", clock.instant().getEpochSecond());
    assertRefused("exp", clock.instant().getEpochSecond() + 301);
    Map<String, String> stranger = form(code("P01"));
    stranger.put("client_assertion", assertion(IdentityKeys.generate(), Map.of()));
    assertError(exchange(stranger), 401, "invalid_client");
  }

  private void assertRefused(String claim, Object value) throws Exception {
    Map<String, String> form = form(code("P01"));
    Map<String, Object> change = new LinkedHashMap<>();
    change.put(claim, value);
    form.put("client_assertion", assertion(directory.identityKeys().client(), change));
    assertError(exchange(form), 401, "invalid_client");
  }

  @ParameterizedTest
  @EnumSource(
      value = IdentityMode.class,
      names = {"NORMAL", "SLOW", "DOWN", "REPLAYED_CODE"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyFaultMakesATokenThatDiffersFromAGoodOne(IdentityMode mode) throws Exception {
    String code = code("P01");
    assertThat(lever(mode).statusCode()).isEqualTo(200);

    String token = JSON.readTree(exchange(form(code)).body()).get("id_token").textValue();

    assertThat(isGood(token)).as(token).isFalse();
  }

  private boolean isGood(String text) throws Exception {
    String[] parts = text.split("\\.", -1);
    JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    ECKey key = directory.identityKeys().provider();
    return header.path("alg").asText().equals("ES256")
        && header.path("kid").asText().equals(key.getKeyID())
        && SignedJWT.parse(text).verify(new ECDSAVerifier(key.toPublicJWK()))
        && claims.path("iss").asText().equals(ISSUER)
        && claims.path("aud").asText().equals("zaitaku")
        && claims.path("nonce").asText().equals("nonce-1")
        && claims.path("exp").asLong() > clock.instant().getEpochSecond()
        && claims.path("auth_time").asLong() >= clock.instant().getEpochSecond()
        && !claims.path("sub").asText().isEmpty();
  }

  @Test
  void aGoodTokenWouldBeSeenAsGood() throws Exception {
    assertThat(isGood(JSON.readTree(exchange(form(code("P01"))).body()).get("id_token").asText()))
        .isTrue();
  }

  @Test
  void theProviderMayBeDownSlowOrTakeACodeForUsed() throws Exception {
    String code = code("P01");
    lever(IdentityMode.DOWN);
    assertThat(exchange(form(code)).statusCode()).isEqualTo(500);
    lever(IdentityMode.REPLAYED_CODE);
    assertError(exchange(form(code)), 400, "invalid_grant");
    String another = code("P01");
    lever(IdentityMode.SLOW);
    HttpRequest impatient =
        request("/oidc/token")
            .timeout(Duration.ofSeconds(1))
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form(another))))
            .build();
    assertThatThrownBy(() -> browser.send(impatient, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /oidc/authorize, 405",
    "GET, /oidc/token, 405",
    "POST, /oidc/jwks, 405",
    "GET, /oidc, 404",
    "GET, /oidc/userinfo, 404",
    "GET, /oidc/.well-known/other, 404",
    "GET, /oidc/visits/unknown, 410",
    "POST, /admin/identity/mode?mode=funny, 400"
  })
  void whatIsNotOfferedIsRefused(String method, String address, int status) throws Exception {
    HttpRequest.BodyPublisher body =
        method.equals("POST")
            ? HttpRequest.BodyPublishers.ofString("")
            : HttpRequest.BodyPublishers.noBody();

    assertThat(send(request(address).method(method, body).build()).statusCode()).isEqualTo(status);
  }

  @Test
  void aVisitOfTheProviderIsNoneOfTheApp() throws Exception {
    String visit = begin(question());

    assertThat(get(visit.replace("/oidc/", "/app/")).statusCode()).isEqualTo(410);
  }

  @Test
  void aProductionServerGetsNoCode() throws Exception {
    server.serves(200, "{\"environment\":\"production\"}");

    HttpResponse<String> answer = get("/oidc/authorize?" + encoded(question()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("接続検証環境のサーバーではない");
  }

  private Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("response_type", "code");
    question.put("client_id", "zaitaku");
    question.put("redirect_uri", server.origin() + "/reception/return");
    question.put("scope", "openid");
    question.put("state", "state-1");
    question.put("nonce", "nonce-1");
    question.put(
        "code_challenge",
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(VirtualCard.sha256(VERIFIER.getBytes(StandardCharsets.US_ASCII))));
    question.put("code_challenge_method", "S256");
    question.put("prompt", "login");
    return question;
  }

  private String begin(Map<String, String> question) throws Exception {
    HttpResponse<String> answer = get("/oidc/authorize?" + encoded(question));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private void enter(String visit, String card, String pin) throws Exception {
    post(visit + "/card", "card=" + card);
    post(visit + "/pin", "pin=" + pin);
    post(visit + "/reading", "");
  }

  /** The parameters with which the page sends the browser back by itself. */
  private Map<String, String> back(String visit) throws Exception {
    String page = show(visit);
    String refresh = "<meta http-equiv=\"refresh\" content=\"0;url=";
    assertThat(page).contains(refresh + server.origin() + "/reception/return?");
    String target = page.substring(page.indexOf(refresh) + refresh.length());
    return Parameters.parse(
        URI.create(target.substring(0, target.indexOf('"')).replace("&amp;", "&")).getRawQuery());
  }

  private String code(String card) throws Exception {
    String visit = begin(question());
    enter(visit, card, "1234");
    return back(visit).get("code");
  }

  private String subject(String card) throws Exception {
    String token = JSON.readTree(exchange(form(code(card))).body()).get("id_token").textValue();
    return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
  }

  private Map<String, String> form(String code) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", server.origin() + "/reception/return");
    form.put("code_verifier", VERIFIER);
    form.put("client_id", "zaitaku");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(directory.identityKeys().client(), Map.of()));
    return form;
  }

  private String assertion(ECKey key, Map<String, Object> change) throws Exception {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "zaitaku");
    claims.put("sub", "zaitaku");
    claims.put("aud", ISSUER + "/token");
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("exp", clock.instant().getEpochSecond() + 60);
    claims.putAll(change);
    claims.values().removeIf(value -> value == null);
    JWSObject assertion =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            new Payload(claims));
    assertion.sign(new ECDSASigner(key));
    return assertion.serialize();
  }

  private HttpResponse<String> exchange(Map<String, String> form) throws Exception {
    return post("/oidc/token", encoded(form));
  }

  private HttpResponse<String> lever(IdentityMode mode) throws Exception {
    return post(
        "/admin/identity/mode",
        "mode=" + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  private static void assertError(HttpResponse<String> answer, int status, String error)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body())).hasToString("{\"error\":\"" + error + "\"}");
  }

  private String show(String address) throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return send(request(address).build());
  }

  private HttpResponse<String> post(String address, String form) throws Exception {
    return send(request(address).POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(simulator.address().resolve(address))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return browser.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
