package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.reception.PatientBrowser;

/**
 * The limits over HTTP, at a server behind a proxy: whoever takes too much waits, and nobody else.
 */
@Tag("long")
class RateLimitIT {

  private static final int OF_ADDRESS = 30;
  private static final int STARTS = 20;
  private static final int OWN_STARTS = STARTS / 10;
  private static final int ANSWERS = 3;

  private static Installation.Another server;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void start() throws IOException {
    server =
        Installation.get()
            .startAnother(
                Map.of(
                    "ZAITAKU_PUBLIC_PROXY", "true",
                    "ZAITAKU_RATE_LIMIT_BURST", Integer.toString(OF_ADDRESS),
                    "ZAITAKU_RATE_LIMIT_PER_SECOND", "0.001",
                    "ZAITAKU_RATE_LIMIT_STARTS_BURST", Integer.toString(STARTS),
                    "ZAITAKU_RATE_LIMIT_STARTS_PER_SECOND", "0.001",
                    "ZAITAKU_RATE_LIMIT_ANSWERS_BURST", Integer.toString(ANSWERS),
                    "ZAITAKU_RATE_LIMIT_ANSWERS_PER_SECOND", "0.001"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private HttpResponse<String> send(String address, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.publicUrl() + "/reception/api/v1/" + path))
            .header("X-Forwarded-For", address);
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void assertTooMany(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
    assertThat(json.readTree(answer.body()).path("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(answer.headers().firstValue("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
  }

  /** Begins nothing: no item has an answer. */
  private static String startOf(String institution) {
    return PatientBrowser.registration(PatientBrowser.urlToken(institution), "{}", null);
  }

  @Test
  void anAddressThatAsksTooOftenWaitsAndNoOther() throws IOException, InterruptedException {
    for (int i = 0; i < OF_ADDRESS; i++) {
      assertThat(send("203.0.113.1", "service", null).statusCode()).isEqualTo(200);
    }
    assertTooMany(send("203.0.113.1", "service", null));
    assertThat(send("203.0.113.2", "service", null).statusCode()).isEqualTo(200);

    for (int i = 0; i < OF_ADDRESS; i++) {
      send("2001:db8:1:1::" + Integer.toHexString(i + 1), "service", null);
    }
    assertTooMany(send("2001:db8:1:1::ffff", "service", null));
    assertThat(send("2001:db8:1:2::1", "service", null).statusCode()).isEqualTo(200);
  }

  @Test
  void aCrowdThatBeginsAtOneUrlWaitsAndTheHospitalDoesNot()
      throws IOException, InterruptedException {
    String begun = startOf("1319999015");
    int taken = 0;
    HttpResponse<String> answer = send("198.51.100.0", "receptions", begun);
    while (answer.statusCode() != 429 && taken < STARTS + 300) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      taken++;
      answer = send("198.51.100." + taken % 5, "receptions", begun);
    }
    assertTooMany(answer);
    assertThat(taken).isEqualTo(STARTS + 5 * OWN_STARTS);

    for (int i = 0; i < OWN_STARTS; i++) {
      assertThat(send("203.0.113.77", "receptions", begun).statusCode())
          .as("the institution's own address")
          .isEqualTo(422);
    }
    assertTooMany(send("203.0.113.77", "receptions", begun));
    assertThat(send("198.51.100.0", "receptions", startOf("1349999035")).statusCode())
        .as("another URL")
        .isEqualTo(422);
  }

  @Test
  void manyAnswersToOneChallengeWaitFromWhereverTheyCome()
      throws IOException, InterruptedException {
    for (int i = 0; i < ANSWERS; i++) {
      assertThat(send("192.0.2." + i, "card-answers", answerTo('A')).statusCode()).isEqualTo(404);
    }
    assertTooMany(send("192.0.2.99", "card-answers", answerTo('A')));
    assertThat(send("192.0.2.99", "card-answers", answerTo('B')).statusCode()).isEqualTo(404);
  }

  private static String answerTo(char filling) {
    return "{\"format\":\"zaitaku-card:1\",\"challenge\":\""
        + String.valueOf(filling).repeat(42)
        + "A\",\"certificate\":\"AAAA\",\"algorithm\":\"RS256\",\"signature\":\"AAAA\"}";
  }
}
