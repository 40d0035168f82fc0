package org.zaitaku.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pages of the stand-in for the マイナポータル app, in the words of the manual (000 A④). */
final class AppPages {

  /**
   * At once (JPKI-008): a delay that nobody can stop would break WCAG 2.2.1. The link stays for
   * browsers that do not follow.
   */
  private static final String RETURN_AFTER = "0";

  private final CardDirectory directory;
  private final CardStates states;

  AppPages(CardDirectory directory, CardStates states) {
    this.directory = directory;
    this.states = states;
  }

  /** The page of the step at which the visit is. */
  String page(AppVisit visit) {
    return switch (visit.step()) {
      case CARD -> chooser(visit);
      case PIN -> visit.card().filter(states::isLocked).isPresent() ? locked(visit) : pin(visit);
      case READING -> reading(visit);
      case DONE -> done(visit);
    };
  }

  /** A page that explains: 「ヘルプ」, 「パスワードが分からない」, 「読み取りかたを確認」. */
  String explanation(AppVisit visit, Explanation explanation) {
    Texts texts = visit.texts();
    return Page.of(
        texts,
        texts.get(explanation.key("title")),
        html -> {
          for (String key : explanation.paragraphs()) {
            html.line("p", texts.get(key));
          }
          html.line(
              "a", texts.get("app.back"), "class", "button", "id", "back", "href", address(visit));
        });
  }

  /** A page that says why nothing can be done here. */
  static String refusal(Texts texts, String key) {
    return Page.of(
        texts,
        texts.get("refused.title"),
        html -> html.line("p", texts.get(key), "id", "refusal", "role", "alert"));
  }

  static String address(AppVisit visit) {
    return visit.errand().place() + "/visits/" + visit.id();
  }

  private String chooser(AppVisit visit) {
    Texts texts = visit.texts();
    return Page.of(
        texts,
        texts.get("card.title"),
        html -> {
          html.line("p", texts.get("card.explanation"));
          html.open("form", "method", "post", "action", address(visit) + "/card");
          for (VirtualCard card : validFirst()) {
            html.open(
                "button",
                "class",
                "card",
                "name",
                "card",
                "value",
                card.name(),
                "id",
                "card-" + card.name());
            html.line("strong", nickname(texts, card.person()));
            html.line("span", description(texts, card));
            html.close("button");
          }
          html.close("form");
          foot(html, visit);
        });
  }

  private List<VirtualCard> validFirst() {
    return directory.cards().stream()
        .sorted(Comparator.comparing(card -> card.kind() != CardKind.VALID))
        .toList();
  }

  private String pin(AppVisit visit) {
    Texts texts = visit.texts();
    VirtualCard card = visit.card().orElseThrow();
    boolean refused = visit.notice().isPresent();
    return Page.of(
        texts,
        texts.get("pin.title"),
        html -> {
          laidCard(html, visit);
          visit
              .notice()
              .ifPresent(
                  key ->
                      html.line(
                          "p",
                          texts.get(key, states.triesLeft(card)),
                          "class",
                          "error",
                          "id",
                          "error",
                          "role",
                          "alert"));
          html.open(
              "form", "method", "post", "action", address(visit) + "/pin", "autocomplete", "off");
          html.line("label", texts.get("pin.label"), "for", "pin");
          html.line("p", texts.get("pin.hint"), "id", "pin-hint", "class", "hint");
          String[] field = {
            "type",
            "password",
            "id",
            "pin",
            "name",
            "pin",
            "inputmode",
            "numeric",
            "maxlength",
            "4",
            "pattern",
            "[0-9]{4}",
            "autocomplete",
            "off",
            "required",
            "",
            "title",
            texts.get("pin.form"),
            "aria-describedby",
            refused ? "error pin-hint" : "pin-hint",
            "aria-invalid",
            refused ? "true" : "false"
          };
          html.open("input", field);
          html.line("button", texts.get("pin.next"), "id", "next");
          html.close("form");
          link(html, visit, Explanation.FORGOTTEN, "pin.forgotten");
          link(html, visit, Explanation.HELP, "app.help");
          html.open("form", "method", "post", "action", address(visit) + "/other-card");
          html.line("button", texts.get("pin.other-card"), "class", "quiet", "id", "other-card");
          html.close("form");
          foot(html, visit);
        });
  }

  private String locked(AppVisit visit) {
    Texts texts = visit.texts();
    return Page.of(
        texts,
        texts.get("locked.title"),
        html -> {
          html.line(
              "p",
              texts.get("locked.explanation"),
              "class",
              "error",
              "id",
              "error",
              "role",
              "alert");
          html.line("p", texts.get("forgotten.counter"));
          html.line("p", texts.get("forgotten.care"));
          html.open("form", "method", "post", "action", address(visit) + "/other-card");
          html.line("button", texts.get("pin.other-card"), "class", "quiet", "id", "other-card");
          html.close("form");
          foot(html, visit);
        });
  }

  private String reading(AppVisit visit) {
    Texts texts = visit.texts();
    return Page.of(
        texts,
        texts.get("reading.title"),
        html -> {
          laidCard(html, visit);
          html.line("p", texts.get("reading.explanation"));
          html.open("form", "method", "post", "action", address(visit) + "/reading");
          html.line("button", texts.get("reading.start"), "id", "start-reading");
          html.close("form");
          link(html, visit, Explanation.HOW_TO_READ, "reading.how");
          link(html, visit, Explanation.HELP, "app.help");
          foot(html, visit);
        });
  }

  private String done(AppVisit visit) {
    ServerAnswer answer = visit.serverAnswer().orElseThrow();
    return answer.isAccepted() ? accepted(visit) : refusedByServer(visit, answer);
  }

  private String accepted(AppVisit visit) {
    Texts texts = visit.texts();
    String target = visit.errand().goal().toString();
    Consumer<Html> refresh =
        html ->
            html.open("meta", "http-equiv", "refresh", "content", RETURN_AFTER + ";url=" + target);
    return Page.of(
        texts,
        texts.get("accepted.title"),
        refresh,
        html -> {
          html.line("p", texts.get("accepted.explanation"), "id", "accepted", "role", "status");
          html.line("p", texts.get("accepted.by-hand"));
          html.line(
              "a", texts.get("app.return"), "class", "button", "id", "return", "href", target);
        });
  }

  private String refusedByServer(AppVisit visit, ServerAnswer answer) {
    Texts texts = visit.texts();
    return Page.of(
        texts,
        texts.get("not-accepted.title"),
        html -> {
          html.line(
              "p",
              texts.get(words(texts, answer)),
              "class",
              "error",
              "id",
              "error",
              "role",
              "alert");
          html.line(
              "p", texts.get("not-accepted.code", code(answer)), "class", "hint", "id", "code");
          if (answer.mayBeSentAgain()) {
            html.open("form", "method", "post", "action", address(visit) + "/again");
            html.line("button", texts.get("not-accepted.again"), "id", "again");
            html.close("form");
          }
          html.line(
              "a",
              texts.get("app.return"),
              "class",
              "button",
              "id",
              "return",
              "href",
              visit.errand().wayBack().toString());
        });
  }

  /** Most precise words first: why the card was refused, the code, the kind of trouble. */
  static String words(Texts texts, ServerAnswer answer) {
    return answer
        .reason()
        .map(reason -> "refusal." + reason)
        .filter(texts::has)
        .or(() -> answer.code().map(code -> "code." + code).filter(texts::has))
        .orElse(answer.mayBeSentAgain() ? "code.UNREACHABLE" : "code.OTHER");
  }

  private static String code(ServerAnswer answer) {
    return answer.reason().or(answer::code).orElse(String.valueOf(answer.status()));
  }

  private void laidCard(Html html, AppVisit visit) {
    Texts texts = visit.texts();
    VirtualCard card = visit.card().orElseThrow();
    html.line(
        "p",
        nickname(texts, card.person()) + " — " + description(texts, card),
        "class",
        "hint",
        "id",
        "laid-card");
  }

  private static void link(Html html, AppVisit visit, Explanation explanation, String key) {
    html.open("p");
    html.line(
        "a",
        visit.texts().get(key),
        "id",
        explanation.word(),
        "href",
        address(visit) + "/" + explanation.word());
    html.close("p");
  }

  /** The way back without a reading (JPKI-009), and the other language. */
  private static void foot(Html html, AppVisit visit) {
    Texts texts = visit.texts();
    html.open("nav", "aria-label", texts.get("app.nav"));
    html.line(
        "a", texts.get("app.return"), "id", "return", "href", visit.errand().wayBack().toString());
    html.line(
        "a",
        texts.get("app.other-language"),
        "id",
        "language",
        "lang",
        texts.otherLanguage(),
        "href",
        address(visit) + "?lang=" + texts.otherLanguage());
    html.close("nav");
  }

  static String nickname(Texts texts, Optional<String> person) {
    return texts.get("person." + person.orElse("nobody"));
  }

  String description(Texts texts, VirtualCard card) {
    List<String> parts =
        List.of(
            texts.get("kind." + card.kind()),
            texts.get("card.issued", card.authority(), card.algorithm().name()),
            texts.get("state." + states.state(card)),
            states.isLocked(card)
                ? texts.get("card.locked")
                : texts.get("card.pin", VirtualCard.PIN));
    return String.join(" / ", parts);
  }
}
