package org.zaitaku.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;
import org.zaitaku.simulator.CardRequest;

/** Whatever comes in at the patients' door, the door does not break. */
class ReceptionFuzzIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PAGE = "a-page-of-the-fuzzer";
  private static final String ITEMS =
      "SURGERY,MEDICATION,HEALTH_CHECKUP,LIMIT_AMOUNT,SPECIFIC_DISEASE";

  private final Installation installation = Installation.get();
  private final List<Operation> operations = Operation.of("reception");

  @Test
  void whateverComesInNothingBreaks() {
    fuzz(Duration.ofSeconds(30));
  }

  @Test
  @Tag("long")
  void whateverComesInForLongNothingBreaks() {
    fuzz(Duration.ofMinutes(10));
  }

  private void fuzz(Duration budget) {
    Map<String, Map<Integer, Integer>> seen =
        new Fuzzer(installation.publicUrl(), operations, random -> prepare()).run(budget);

    if (Integer.getInteger("zaitaku.fuzz.only") == null) {
      assertThat(seen.keySet())
          .as("every operation of the document was asked")
          .containsExactlyInAnyOrderElementsOf(
              operations.stream().map(Operation::toString).toList());
      assertThat(seen.get("GET /reception/api/v1/service")).containsKey(200);
      assertThat(seen.get("POST /reception/api/v1/receptions")).containsKeys(201, 400);
      assertThat(seen.get("POST /reception/api/v1/card-answers"))
          .as("some answers were looked at, some refused before")
          .containsKeys(422, 400);
    }
  }

  /** A reception that waits for a card, and the answer of a card of nobody. */
  private Map<String, String> prepare() {
    String token =
        Rows.text(
            "select token from access_url u join institution i on i.id = u.institution_id"
                + " where i.code = '1319999015' and care_setting = 'HOME_VISIT' and withdrawn_at is null");
    Map<String, String> values = new HashMap<>();
    values.put("token", token);
    values.put("url", token);
    values.put("choices.*", ITEMS);
    values.put("Zaitaku-Page", PAGE);
    values.put("finished", "true");
    HttpResponse<String> started =
        post(
            "receptions",
            "{\"url\":\"%s\",\"choices\":{%s},\"prescriptionForm\":\"PAPER\"}"
                .formatted(token, "\"" + ITEMS.replace(",", "\":\"AGREED\",\"") + "\":\"AGREED\""),
            null);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    String id = read(started).path("id").asText();
    String cookie = started.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    values.put("id", id);
    values.put("zaitaku_reception", cookie.split("=", 2)[1]);
    String link =
        read(post("receptions/" + id + "/card-authentications", "", cookie)).path("link").asText();
    try {
      JsonNode answer =
          JSON.readTree(
              installation.cards().card("nobody").sign(CardRequest.fromLink(link)).json());
      answer
          .properties()
          .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> post(String path, String body, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(installation.publicUrl() + "/reception/api/v1/" + path))
            .header("Zaitaku-Page", PAGE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
