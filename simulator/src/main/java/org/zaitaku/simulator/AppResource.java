package org.zaitaku.simulator;

import java.util.Map;

/**
 * {@code /app}: where the link of the reception leads (JPKI-012), on this phone or by the
 * two-dimensional code of another device (JPKI-015). Answers only for the server that the simulator
 * was started for; every other origin, callback and return is refused.
 */
final class AppResource {

  private final VerificationServer server;
  private final VisitResource visits;

  AppResource(VerificationServer server, VisitResource visits) {
    this.server = server;
    this.visits = visits;
  }

  Reply handle(Request request) throws InterruptedException {
    if (request.segments().size() == 1) {
      return request.isGet() ? begin(request.query()) : Reply.methodNotAllowed("GET");
    }
    return visits.handle(request);
  }

  private Reply begin(Map<String, String> query) throws InterruptedException {
    Texts texts = Texts.of(query.getOrDefault("lang", "ja"));
    CardRequest asked;
    try {
      asked = CardRequest.of(query);
    } catch (IllegalArgumentException e) {
      return Reply.html(400, AppPages.refusal(texts, "refused.link"));
    }
    if (!asked.isWithin(server.origin())) {
      return Reply.html(403, AppPages.refusal(texts, "refused.foreign"));
    }
    return server.refusal(texts).orElseGet(() -> visits.begin(new AppErrand(asked, server), texts));
  }
}
