package org.zaitaku.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /app/visits/…} and {@code /oidc/visits/…}: the pages between the link and the way back.
 */
final class VisitResource {

  private final CardDirectory directory;
  private final CardStates states;
  private final AppVisits visits;
  private final AppPages pages;

  VisitResource(CardDirectory directory, CardStates states, AppVisits visits) {
    this.directory = directory;
    this.states = states;
    this.visits = visits;
    this.pages = new AppPages(directory, states);
  }

  /** Begins a visit and leads to its first page. */
  Reply begin(Errand errand, Texts texts) {
    return Reply.seeOther(AppPages.address(visits.begin(errand, texts)));
  }

  Reply handle(Request request) throws InterruptedException {
    List<String> path = request.segments();
    if (path.size() > 4 || path.size() < 3 || !path.get(1).equals("visits")) {
      return Reply.notFound();
    }
    Optional<AppVisit> visit =
        visits.find(path.get(2)).filter(one -> one.errand().place().equals("/" + path.get(0)));
    if (visit.isEmpty()) {
      return Reply.html(410, AppPages.refusal(Texts.of("ja"), "refused.over"));
    }
    String verb = path.size() == 4 ? path.get(3) : "";
    return request.isPost()
        ? act(visit.get(), verb, request.form())
        : show(visit.get(), verb, request);
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
      case "reading" -> visit.read(states);
      case "again" -> visit.sendAgain();
      default -> {
        return Reply.notFound();
      }
    }
    return Reply.seeOther(AppPages.address(visit));
  }
}
