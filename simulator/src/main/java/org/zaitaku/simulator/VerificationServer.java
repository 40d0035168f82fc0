package org.zaitaku.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The server for which the simulator works, seen from outside: over HTTP, as an app sees it.
 * Redirections are not followed.
 */
final class VerificationServer {

  private static final String SERVICE = "/reception/api/v1/service";
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(40);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerOrigin origin;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PROBE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  VerificationServer(ServerOrigin origin) {
    this.origin = origin;
  }

  ServerOrigin origin() {
    return origin;
  }

  /**
   * Asks until the server answers, for at most {@code wait}; at least once.
   *
   * @throws ServerRefused when it is no server of the verification environment, or did not answer
   *     in time
   */
  void await(Duration wait) throws ServerRefused, InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    while (!answersAsVerification()) {
      if (System.nanoTime() - end >= 0) {
        throw new ServerRefused(
            "Refused: "
                + origin.resolve(SERVICE)
                + " did not answer within "
                + wait.toSeconds()
                + " seconds.");
      }
      Thread.sleep(BETWEEN_PROBES.toMillis());
    }
  }

  /**
   * One look at the server.
   *
   * @return whether it answered; false while it cannot be reached or is not yet deployed
   * @throws ServerRefused when it answered and is no server of the verification environment
   */
  boolean answersAsVerification() throws ServerRefused, InterruptedException {
    HttpResponse<String> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(origin.resolve(SERVICE)).timeout(PROBE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
    if (response.statusCode() != 200) {
      return false;
    }
    String environment = environment(response.body()).orElse("unknown");
    if (!environment.equals("verification")) {
      throw new ServerRefused(
          "Refused: the server "
              + origin.value()
              + " is of the environment '"
              + environment
              + "'; the simulator serves only the verification environment.");
    }
    return true;
  }

  /**
   * A page that says why no card may be used with the server just now; empty where it may. A server
   * may have been replaced since the start: whoever relies on it being the verification environment
   * asks again.
   */
  Optional<Reply> refusal(Texts texts) throws InterruptedException {
    try {
      return answersAsVerification()
          ? Optional.empty()
          : Optional.of(Reply.html(503, AppPages.refusal(texts, "refused.server-away")));
    } catch (ServerRefused e) {
      return Optional.of(Reply.html(403, AppPages.refusal(texts, "refused.production")));
    }
  }

  /** Posts the answer as an app does. */
  ServerAnswer post(URI callback, CardAnswer answer) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(callback)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(answer.json(), StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return ServerAnswer.of(response.statusCode(), response.body());
    } catch (IOException e) {
      return ServerAnswer.NOT_REACHED;
    }
  }

  private static Optional<String> environment(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body).get("environment"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .filter(word -> word.matches("[a-z]{1,32}"));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
