package org.zaitaku.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The network below one tab, as Chromium itself sees it: how many bytes came, heads included, and
 * how slow it is.
 */
final class Network {

  /** What came over the network for one address. */
  record Transfer(String address, String type, String coding, int bytes) {

    boolean isScript() {
      return type.equals("Script");
    }
  }

  private final CDPSession session;
  private final String origin;
  private final Map<String, Transfer> begun = new LinkedHashMap<>();
  private final List<Transfer> finished = new ArrayList<>();

  private Network(Page tab, String origin) {
    this.origin = origin;
    session = tab.context().newCDPSession(tab);
    session.on("Network.responseReceived", this::begin);
    session.on("Network.loadingFinished", this::finish);
    session.send("Network.enable");
  }

  /** Listens to what a tab loads from this origin. */
  static Network of(Page tab, String origin) {
    return new Network(tab, origin);
  }

  /** Delays every answer and narrows the line, from now on. */
  void slowDown(int roundTripMillis, int kilobitsPerSecond) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", roundTripMillis);
    conditions.addProperty("downloadThroughput", kilobitsPerSecond * 1000 / 8);
    conditions.addProperty("uploadThroughput", kilobitsPerSecond * 1000 / 8);
    session.send("Network.emulateNetworkConditions", conditions);
  }

  private void begin(JsonObject event) {
    JsonObject response = event.getAsJsonObject("response");
    String address = response.get("url").getAsString();
    if (address.startsWith(origin + "/")) {
      begun.put(
          event.get("requestId").getAsString(),
          new Transfer(address, event.get("type").getAsString(), codingOf(response), 0));
    }
  }

  private static String codingOf(JsonObject response) {
    return response.getAsJsonObject("headers").entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Encoding"))
        .map(header -> header.getValue().getAsString())
        .findFirst()
        .orElse("identity");
  }

  private void finish(JsonObject event) {
    Transfer one = begun.remove(event.get("requestId").getAsString());
    if (one != null) {
      finished.add(
          new Transfer(
              one.address(), one.type(), one.coding(), event.get("encodedDataLength").getAsInt()));
    }
  }

  List<Transfer> transfers() {
    return List.copyOf(finished);
  }

  /** What came of some kind, in bytes. */
  int bytes(Predicate<Transfer> kind) {
    return finished.stream().filter(kind).mapToInt(Transfer::bytes).sum();
  }
}
