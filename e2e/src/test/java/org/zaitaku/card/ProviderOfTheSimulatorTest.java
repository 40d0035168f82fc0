package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.card.oidc.OidcAnswer;
import org.zaitaku.card.oidc.OidcCardVerification;
import org.zaitaku.card.oidc.OidcRefusal;
import org.zaitaku.card.oidc.OidcRefusedException;
import org.zaitaku.card.oidc.OidcSettings;
import org.zaitaku.card.oidc.VerifiedSubject;
import org.zaitaku.simulator.CardDirectory;
import org.zaitaku.simulator.IdentityMode;
import org.zaitaku.simulator.ServeSettings;
import org.zaitaku.simulator.SimulatorServer;

/**
 * The server's adapter and the simulator's identity provider, made apart, understand each other.
 */
class ProviderOfTheSimulatorTest {

  private static final Pattern REFRESH =
      Pattern.compile("<meta http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"");

  @TempDir private static Path directory;
  private static HttpServer server;
  private static SimulatorServer simulator;
  private static OidcCardVerification verification;
  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final Clock CLOCK = Clock.systemUTC();

  @BeforeAll
  static void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/reception/api/v1/service",
        exchange -> {
          byte[] body = "{\"environment\":\"verification\"}".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String origin = "http://localhost:" + server.getAddress().getPort();
    int port = freePort();
    CardDirectory cards =
        CardDirectory.init(directory, URI.create("http://localhost:" + port), CLOCK);
    simulator = SimulatorServer.start(ServeSettings.local(directory, port, origin), CLOCK);
    simulator.awaitServer();
    Map<String, String> values = new HashMap<>();
    values.put("zaitaku.environment", "verification");
    values.put("zaitaku.card.oidc.issuer", cards.base() + "/oidc");
    values.put("zaitaku.card.oidc.authorization-endpoint", cards.base() + "/oidc/authorize");
    values.put("zaitaku.card.oidc.token-endpoint", cards.base() + "/oidc/token");
    values.put("zaitaku.card.oidc.keys", cards.base() + "/oidc/jwks");
    values.put("zaitaku.card.oidc.client-id", "zaitaku");
    values.put("zaitaku.card.oidc.client-key", cards.clientKeyFile().toString());
    values.put("zaitaku.card.oidc.acr-values", "aal3");
    values.put("zaitaku.card.oidc.timeout", "PT2S");
    verification =
        new OidcCardVerification(
            OidcSettings.from(
                key -> Optional.ofNullable(values.get(key)), origin + "/reception/return"),
            new KeyedHash(new byte[32]),
            CLOCK);
  }

  @AfterAll
  static void stop() {
    simulator.close();
    server.stop(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  @Tag("JPKI-008")
  @Tag("JPKI-010")
  void aPersonIsRecognizedByTheirCard() throws Exception {
    simulator.identityMode(IdentityMode.NORMAL);

    VerifiedSubject first = logIn("P01");

    assertThat(logIn("P01").key()).isEqualTo(first.key());
    assertThat(logIn("P02").key()).isNotEqualTo(first.key());
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_NONCE, TOKEN_NONCE_WRONG",
    "WRONG_AUDIENCE, TOKEN_AUDIENCE_WRONG",
    "WRONG_ISSUER, TOKEN_ISSUER_WRONG",
    "ALG_NONE, TOKEN_ALGORITHM_NOT_ALLOWED",
    "HS256, TOKEN_ALGORITHM_NOT_ALLOWED",
    "EXPIRED, TOKEN_EXPIRED",
    "OTHER_KEY, TOKEN_SIGNATURE_INVALID",
    "UNKNOWN_KEY, TOKEN_KEY_UNKNOWN",
    "OLD_AUTHENTICATION, AUTHENTICATION_TOO_OLD",
    "NO_SUBJECT, TOKEN_SUBJECT_MISSING",
    "REPLAYED_CODE, CODE_REFUSED",
    "SLOW, PROVIDER_UNAVAILABLE",
    "DOWN, PROVIDER_UNAVAILABLE"
  })
  void everyFaultOfTheProviderIsRefusedWithItsReason(IdentityMode mode, OidcRefusal reason) {
    simulator.identityMode(mode);

    OidcRefusedException refused =
        catchThrowableOfType(OidcRefusedException.class, () -> logIn("P01"));

    assertThat(refused).isNotNull();
    assertThat(refused.refusal()).isEqualTo(reason);
  }

  @Test
  void anAnswerTakenToAnotherReceptionIsRefused() throws Exception {
    simulator.identityMode(IdentityMode.NORMAL);
    ChallengeValue victims = challenge();
    ChallengeValue mine = challenge();
    Map<String, String> back = read(verification.request(victims).link(), "P01");

    OidcRefusedException refused =
        catchThrowableOfType(
            OidcRefusedException.class,
            () ->
                verification.verify(
                    new OidcAnswer(mine.text(), back.get("code"), null), CLOCK.instant()));

    assertThat(refused).isNotNull();
    assertThat(refused.refusal()).isEqualTo(OidcRefusal.CODE_REFUSED);
  }

  private static ChallengeValue challenge() {
    return ChallengeValue.random(new SecureRandom());
  }

  private static VerifiedSubject logIn(String card) throws Exception {
    ChallengeValue challenge = challenge();
    Instant askedAt = CLOCK.instant();
    Map<String, String> back = read(verification.request(challenge).link(), card);
    assertThat(back.get("state")).isEqualTo(challenge.text());
    return verification.verify(
        new OidcAnswer(back.get("state"), back.get("code"), back.get("iss")), askedAt);
  }

  /** What a person does in the browser, and with what the browser comes back. */
  private static Map<String, String> read(String link, String card) throws Exception {
    String visit =
        send(HttpRequest.newBuilder(URI.create(link)).build())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    post(visit + "/card", "card=" + card);
    post(visit + "/pin", "pin=1234");
    post(visit + "/reading", "");
    String page = send(HttpRequest.newBuilder(simulator.address().resolve(visit)).build()).body();
    Matcher refresh = REFRESH.matcher(page);
    assertThat(refresh.find()).as(page).isTrue();
    Map<String, String> parameters = new HashMap<>();
    for (String pair :
        URI.create(refresh.group(1).replace("&amp;", "&")).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void post(String path, String form) throws Exception {
    send(
        HttpRequest.newBuilder(simulator.address().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return BROWSER.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
