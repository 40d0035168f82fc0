package org.zaitaku.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /app}: where the link of the reception leads (JPKI-012), on this phone or by the
 * two-dimensional code of another device (JPKI-015). Answers only for the server that the simulator
 * was started for; every other origin, callback and return is refused.
 */
final class AppResource {

  private final CardDirectory directory;
  private final CardStates states;
  private final VerificationServer server;
  private final AppVisits visits;
  private final AppPages pages;

  AppResource(
      CardDirectory directory, CardStates states, VerificationServer server, AppVisits visits) {
    this.directory = directory;
    this.states = states;
    this.server = server;
    this.visits = visits;
    this.pages = new AppPages(directory, states);
  }

  Reply handle(Request request) throws InterruptedException {
    List<String> path = request.segments();
    if (path.size() == 1) {
      return request.isGet() ? begin(request.query()) : Reply.methodNotAllowed("GET");
    }
    if (path.size() > 4 || path.size() < 3 || !path.get(1).equals("visits")) {
      return Reply.notFound();
    }
    Optional<AppVisit> visit = visits.find(path.get(2));
    if (visit.isEmpty()) {
      return Reply.html(410, AppPages.refusal(Texts.of("ja"), "refused.over"));
    }
    String verb = path.size() == 4 ? path.get(3) : "";
    return request.isPost()
        ? act(visit.get(), verb, request.form())
        : show(visit.get(), verb, request);
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
    // A server may have been replaced since the start: whoever relies on it being the verification
    // environment asks again.
    try {
      if (!server.answersAsVerification()) {
        return Reply.html(503, AppPages.refusal(texts, "refused.server-away"));
      }
    } catch (ServerRefused e) {
      return Reply.html(403, AppPages.refusal(texts, "refused.production"));
    }
    return Reply.seeOther(AppPages.address(visits.begin(asked, texts)));
  }

  private Reply show(AppVisit visit, String verb, Request request) {
    if (!request.isGet()) {
      return Reply.methodNotAllowed("GET, POST");
    }
    if (verb.isEmpty()) {
      Optional.ofNullable(request.query().get("lang")).map(Texts::of).ifPresent(visit::speak);
      return Reply.html(200, pages.page(visit));
    }
    return Explanation.find(verb)
        .map(explanation -> Reply.html(200, pages.explanation(visit, explanation)))
        .orElseGet(Reply::notFound);
  }

  private Reply act(AppVisit visit, String verb, Map<String, String> form)
      throws InterruptedException {
    switch (verb) {
      case "card" -> {
        Optional<VirtualCard> card = directory.findCard(form.getOrDefault("card", ""));
        if (card.isEmpty()) {
          return Reply.text(400, "card is not known");
        }
        visit.lay(card.get());
      }
      case "other-card" -> visit.takeAway();
      case "pin" -> visit.type(form.getOrDefault("pin", ""));
      case "reading" -> visit.read(states, server);
      case "again" -> visit.sendAgain(server);
      default -> {
        return Reply.notFound();
      }
    }
    return Reply.seeOther(AppPages.address(visit));
  }
}
