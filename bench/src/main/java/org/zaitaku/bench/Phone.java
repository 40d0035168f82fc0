package org.zaitaku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import org.zaitaku.simulator.CardRequest;

/** A patient's phone: its page and its card app. One thread at a time. */
final class Phone implements Closeable {

  private static final String API = "/reception/api/v1/";
  private static final String RECEPTIONS = API + "receptions";
  private static final String PAGE = "benchmark-page-0001";

  private final ObjectMapper json = new ObjectMapper();
  private final Wire wire;
  private final Timings timings = new Timings();
  private int visits;
  private long signingNanos;

  Phone(int port) throws IOException {
    wire = new Wire(port);
  }

  Timings timings() {
    return timings;
  }

  /** How many visits came to their result. */
  int visits() {
    return visits;
  }

  /** Time that was spent on the card's signatures, which no call contains. */
  long signingNanos() {
    return signingNanos;
  }

  /** Everything from the first call to the result on the screen. */
  void visit(Flow flow, Scene scene) throws IOException {
    Visit visit = start(flow, scene);
    if (flow == Flow.UPDATE) {
      enquire(visit);
      choose(visit);
    }
    askForCard(visit);
    sign(visit);
    long sent = System.nanoTime();
    answer(visit);
    comeBack(visit);
    timings.add(Step.COMPLETION, System.nanoTime() - sent);
    visits++;
  }

  /** The first card of flow B: the page shows what is registered. */
  void enquire(Visit visit) throws IOException {
    askForCard(visit);
    sign(visit);
    answer(visit);
    comeBack(visit);
  }

  Visit start(Flow flow, Scene scene) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer = wire.post(RECEPTIONS, scene.starts().get(flow));
    timings.add(Step.START, System.nanoTime() - begin);
    expect(answer, 201);
    String cookie = answer.headers().get("set-cookie");
    return new Visit(
        flow,
        scene,
        json.readTree(answer.text()).get("id").asText(),
        cookie.substring(0, cookie.indexOf(';')),
        answer.headers().get("etag"));
  }

  /** For the card app on this phone. */
  void askForCard(Visit visit) throws IOException {
    askForCard(visit, "SAME");
  }

  /** For the card app on another device: the page shows a 二次元コード, and waits. */
  void showCode(Visit visit) throws IOException {
    askForCard(visit, "OTHER");
  }

  private void askForCard(Visit visit, String device) throws IOException {
    String body = "{\"device\":\"" + device + "\"}";
    long begin = System.nanoTime();
    Wire.Answer answer =
        wire.post(path(visit, "card-authentications"), body, "Cookie", visit.cookie());
    timings.add(visit.reading().ask(), System.nanoTime() - begin);
    expect(answer, 201);
    visit.link(json.readTree(answer.text()).get("link").asText());
  }

  void sign(Visit visit) {
    long begin = System.nanoTime();
    visit.answer(visit.scene().card().sign(CardRequest.fromLink(visit.link())).json());
    signingNanos += System.nanoTime() - begin;
  }

  /** The card app's call; it is told what the browser comes back with. */
  void answer(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer = wire.post(API + "card-answers", visit.answer());
    timings.add(visit.reading().answer(), System.nanoTime() - begin);
    expect(answer, 200);
    URI returnUrl = URI.create(json.readTree(answer.text()).get("returnUrl").asText());
    String[] parts = returnUrl.getFragment().split("\\.", 2);
    visit.proof(
        json.createObjectNode().put("challenge", parts[0]).put("nonce", parts[1]).toString());
  }

  /** The browser comes back from the card app, and is told what came of it. */
  void comeBack(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer =
        wire.post(
            API + "card-returns", visit.proof(), "Cookie", visit.cookie(), "Zaitaku-Page", PAGE);
    timings.add(visit.reading().back(), System.nanoTime() - begin);
    expect(answer, 200);
    JsonNode reception = json.readTree(answer.text()).get("reception");
    String state = reception.get("state").asText();
    if (!state.equals(visit.isEnquiry() ? "ENQUIRED" : "COMPLETED")) {
      throw new IOException("a reception is " + state + ": " + reception.get("failure"));
    }
    if (visit.isEnquiry() && reception.get("registered").isNull()) {
      throw new IOException("an enquiry shows nothing");
    }
    if (visit.flow() == Flow.REGISTRATION && reception.get("eligibility").isNull()) {
      throw new IOException("a completed reception shows no eligibility");
    }
  }

  /** Flow B: other choices than those that are registered; the card is read again for them. */
  void choose(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer =
        wire.put(path(visit, "choices"), visit.scene().choices(), "Cookie", visit.cookie());
    timings.add(Step.CHOOSE, System.nanoTime() - begin);
    expect(answer, 200);
    visit.readAgain();
  }

  /** Asks whether there is anything new. */
  boolean look(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer =
        wire.get(
            RECEPTIONS + "/" + visit.id(),
            "Cookie",
            visit.cookie(),
            "Zaitaku-Page",
            PAGE,
            "If-None-Match",
            visit.tag());
    long took = System.nanoTime() - begin;
    if (answer.status() == 304) {
      timings.add(Step.POLL, took);
      return false;
    }
    expect(answer, 200);
    visit.tag(answer.headers().get("etag"));
    return true;
  }

  /** The patient leaves without a result. */
  void stop(Visit visit) throws IOException {
    expect(wire.post(path(visit, "stop"), null, "Cookie", visit.cookie()), 204);
  }

  private static String path(Visit visit, String what) {
    return RECEPTIONS + "/" + visit.id() + "/" + what;
  }

  private static void expect(Wire.Answer answer, int status) throws IOException {
    if (answer.status() != status) {
      throw new IOException("answered " + answer.status() + ": " + answer.text());
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
