package org.zaitaku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final List<Scene> scenes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  private Scenes() {}

  /**
   * @param tokens of the institutions' URLs
   */
  static Scenes of(CardDirectory cards, List<String> tokens, Wire wire) throws IOException {
    Scenes scenes = new Scenes();
    ObjectMapper json = new ObjectMapper();
    String version = pageVersion(wire);
    for (String token : tokens) {
      Wire.Answer answer = wire.get("/reception/api/v1/urls/" + token);
      if (answer.status() != 200) {
        throw new IOException("a URL offers nothing: " + answer.status());
      }
      String body = body(json, token, version, json.readTree(answer.text()));
      for (String card : CARDS) {
        scenes.scenes.add(new Scene(body, cards.card(card)));
      }
    }
    return scenes;
  }

  /** As a page knows it: out of the addresses of its files. */
  private static String pageVersion(Wire wire) throws IOException {
    Matcher version = ASSETS.matcher(wire.get("/reception/return").text());
    if (!version.find()) {
      throw new IOException("the page names no assets");
    }
    return version.group(1);
  }

  private static String body(ObjectMapper json, String token, String version, JsonNode offer)
      throws IOException {
    ObjectNode body = json.createObjectNode().put("url", token).put("flow", "REGISTRATION");
    body.putObject("text").put("language", "ja").put("version", version);
    ObjectNode choices = body.putObject("choices");
    boolean agreed = true;
    for (JsonNode item : offer.get("items")) {
      choices.put(item.asText(), agreed ? "AGREED" : "DECLINED");
      agreed = !agreed;
    }
    if (offer.get("prescription").asText().equals("CHOICE")) {
      body.put("prescriptionForm", "ELECTRONIC");
    }
    return json.writeValueAsString(body);
  }

  Scene next() {
    return scenes.get(Math.floorMod(next.getAndIncrement(), scenes.size()));
  }
}
