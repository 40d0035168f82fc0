package org.zaitaku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.zaitaku.simulator.CardRequest;

/** A patient's phone: its page and its card app. One thread. */
final class Phone implements Closeable {

  private static final String RECEPTIONS = "/reception/api/v1/receptions";
  private static final String PAGE = "benchmark-page-0001";
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();
  private static final long COMPLETION_LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

  private final ObjectMapper json = new ObjectMapper();
  private final Wire wire;
  private final Timings timings = new Timings();
  private long signingNanos;

  Phone(int port) throws IOException {
    wire = new Wire(port);
  }

  Timings timings() {
    return timings;
  }

  /** Time that was spent on the card's signatures, which no call contains. */
  long signingNanos() {
    return signingNanos;
  }

  /** Everything from the first call to the result on the screen. */
  void consent(Scene scene) throws IOException {
    Visit visit = start(scene);
    askForCard(visit);
    sign(visit);
    long sent = System.nanoTime();
    answer(visit);
    while (!look(visit)) {
      if (System.nanoTime() - sent > COMPLETION_LIMIT_NANOS) {
        throw new IOException("a reception is not completed");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    timings.add(Step.COMPLETION, System.nanoTime() - sent);
  }

  Visit start(Scene scene) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer = wire.post(RECEPTIONS, scene.startBody());
    timings.add(Step.START, System.nanoTime() - begin);
    expect(answer, 201);
    String cookie = answer.headers().get("set-cookie");
    return new Visit(
        scene,
        json.readTree(answer.text()).get("id").asText(),
        cookie.substring(0, cookie.indexOf(';')),
        answer.headers().get("etag"));
  }

  void askForCard(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer =
        wire.post(
            RECEPTIONS + "/" + visit.id() + "/card-authentications",
            null,
            "Cookie",
            visit.cookie());
    timings.add(Step.ASK, System.nanoTime() - begin);
    expect(answer, 201);
    visit.link(json.readTree(answer.text()).get("link").asText());
  }

  void sign(Visit visit) {
    long begin = System.nanoTime();
    visit.answer(visit.scene().card().sign(CardRequest.fromLink(visit.link())).json());
    signingNanos += System.nanoTime() - begin;
  }

  void answer(Visit visit) throws IOException {
    long begin = System.nanoTime();
    Wire.Answer answer = wire.post("/reception/api/v1/card-answers", visit.answer());
    timings.add(Step.ANSWER, System.nanoTime() - begin);
    expect(answer, 200);
  }

  /** Asks whether there is anything new; true once the result was told. */
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
    JsonNode view = json.readTree(answer.text());
    boolean completed = view.get("state").asText().equals("COMPLETED");
    if (completed) {
      timings.add(Step.RESULT, took);
      if (view.get("eligibility").isNull()) {
        throw new IOException("a completed reception shows no eligibility");
      }
    }
    return completed;
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
