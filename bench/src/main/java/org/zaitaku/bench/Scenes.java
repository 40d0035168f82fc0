package org.zaitaku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zaitaku.simulator.CardDirectory;

/**
 * The scenes that are played, again and again: each card at each institution. Neighbours differ in
 * the card, so clients do not wait for each other's consent of one person.
 */
final class Scenes {

  /** People with an eligibility to show: RSA-2048, P-256 and P-384 as the simulator issues them. */
  private static final List<String> CARDS =
      List.of("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08");

  private static final Pattern ASSETS = Pattern.compile("/assets/([0-9a-f]{16})/");

  private final ObjectMapper json = new ObjectMapper();
  private final String pageVersion;
  private final List<Scene> scenes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  private Scenes(String pageVersion) {
    this.pageVersion = pageVersion;
  }

  /** At all institutions that there are now. */
  static Scenes at(Installation installation) throws IOException, SQLException {
    try (Wire wire = new Wire(installation.publicPort())) {
      Scenes scenes = new Scenes(pageVersion(wire));
      for (String token : installation.tokens()) {
        scenes.add(token, offer(wire, token), installation.cards());
      }
      return scenes;
    }
  }

  private static String offer(Wire wire, String token) throws IOException {
    Wire.Answer answer = wire.get("/reception/api/v1/urls/" + token);
    if (answer.status() != 200) {
      throw new IOException("a URL offers nothing: " + answer.status());
    }
    return answer.text();
  }

  private void add(String token, String offered, CardDirectory cards) throws IOException {
    JsonNode offer = json.readTree(offered).path("offer");
    if (!offer.isObject()) {
      throw new IOException("a URL offers nothing: " + offered);
    }
    Map<Flow, String> starts = starts(token, offer);
    String choices = text(choices(shown(), offer, false, "PAPER"));
    for (String card : CARDS) {
      scenes.add(new Scene(starts, choices, cards.card(card)));
    }
  }

  /** As a page knows it: out of the addresses of its files. */
  private static String pageVersion(Wire wire) throws IOException {
    Matcher version = ASSETS.matcher(wire.get("/reception/return").text());
    if (!version.find()) {
      throw new IOException("the page names no assets");
    }
    return version.group(1);
  }

  private Map<Flow, String> starts(String token, JsonNode offer) throws IOException {
    Map<Flow, String> starts = new EnumMap<>(Flow.class);
    for (Flow flow : Flow.values()) {
      ObjectNode body = shown().put("url", token).put("flow", flow.name());
      starts.put(
          flow, text(flow == Flow.REGISTRATION ? choices(body, offer, true, "ELECTRONIC") : body));
    }
    return starts;
  }

  /** A body with the words that the page shows. */
  private ObjectNode shown() {
    ObjectNode body = json.createObjectNode();
    body.putObject("text").put("language", "ja").put("version", pageVersion);
    return body;
  }

  /** Answers by turns; which one comes first, {@code agreed} says. */
  private ObjectNode choices(ObjectNode body, JsonNode offer, boolean agreed, String form) {
    ObjectNode choices = body.putObject("choices");
    boolean next = agreed;
    for (JsonNode item : offer.get("items")) {
      choices.put(item.asText(), next ? "AGREED" : "DECLINED");
      next = !next;
    }
    if (offer.get("prescription").asText().equals("CHOICE")) {
      body.put("prescriptionForm", form);
    }
    return body;
  }

  private String text(ObjectNode body) throws IOException {
    return json.writeValueAsString(body);
  }

  /** One after the other, without end. */
  Scene next() {
    return scenes.get(Math.floorMod(next.getAndIncrement(), scenes.size()));
  }

  /** Each once, then null; may be asked by many. */
  Supplier<Scene> once() {
    return new ConcurrentLinkedQueue<>(scenes)::poll;
  }
}
