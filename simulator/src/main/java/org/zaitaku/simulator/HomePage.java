package org.zaitaku.simulator;

/** {@code /}: what this is, and all cards with their state. */
final class HomePage {

  private final CardDirectory directory;
  private final CardStates states;
  private final ServeSettings settings;

  HomePage(CardDirectory directory, CardStates states, ServeSettings settings) {
    this.directory = directory;
    this.states = states;
    this.settings = settings;
  }

  Reply handle(Request request) {
    Texts texts = Texts.of(request.query().getOrDefault("lang", "ja"));
    AppPages pages = new AppPages(directory, states);
    return Reply.html(
        200,
        Page.of(
            texts,
            texts.get("page.title"),
            html -> {
              html.line("p", texts.get("home.explanation"));
              html.line("p", texts.get("home.server", settings.server().value()));
              settings
                  .console()
                  .ifPresent(
                      console ->
                          html.open("p")
                              .line("a", texts.get("home.console"), "href", console.toString())
                              .close("p"));
              html.line("h2", texts.get("home.cards"));
              html.open("ul");
              for (VirtualCard card : directory.cards()) {
                html.open("li", "id", "card-" + card.name());
                html.line("strong", AppPages.nickname(texts, card.person()));
                html.line("span", card.name() + " / " + pages.description(texts, card));
                if (request.isFromThisMachine() && states.triesLeft(card) < CardStates.TRIES) {
                  html.open(
                      "form",
                      "method",
                      "post",
                      "action",
                      "/admin/cards/" + card.name() + "/unlock");
                  html.line("button", texts.get("home.unlock"), "id", "unlock-" + card.name());
                  html.close("form");
                }
                html.close("li");
              }
              html.close("ul");
              html.open("nav", "aria-label", texts.get("app.nav"));
              html.line(
                  "a",
                  texts.get("app.other-language"),
                  "lang",
                  texts.otherLanguage(),
                  "href",
                  "/?lang=" + texts.otherLanguage());
              html.close("nav");
            }));
  }
}
