package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.ConsentOracle.OTHER;
import static org.zaitaku.reception.ConsentOracle.REGISTRATION;
import static org.zaitaku.reception.ConsentOracle.REVOCATION;
import static org.zaitaku.reception.ConsentOracle.SAME;
import static org.zaitaku.reception.ConsentOracle.UPDATE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.zaitaku.e2e.Installation;
import org.zaitaku.reception.ConsentOracle.Question;
import org.zaitaku.reception.ConsentOracle.Stage;
import org.zaitaku.reception.ConsentOracle.Visit;
import org.zaitaku.reception.ConsentOracle.Wish;
import org.zaitaku.reception.PatientBrowser.Answer;
import org.zaitaku.simulator.CardRequest;

/**
 * One sequence of actions by two browsers of patients, a third device, and two cards: everything
 * about it comes from its seed. Most of the actions go on with a reception as a patient
 * would; the others are whatever a browser, a card or a thief may do out of turn. What each action
 * is answered, and what is registered after it, is compared with the oracle.
 */
final class RandomSequence {

  private static final List<String> ITEMS =
      List.of("SURGERY", "MEDICATION", "HEALTH_CHECKUP", "LIMIT_AMOUNT", "SPECIFIC_DISEASE");

  /** Of 100 actions so many go on as a patient would. */
  private static final int ORDERLY = 70;

  private final long seed;
  private final String token;
  private final SequenceRows rows;
  private final Map<String, List<String>> names;
  private final Map<String, Integer> reached;
  private final Random random;
  private final List<String> persons;
  private final ConsentOracle oracle = new ConsentOracle();
  private final List<SequenceBrowser> patients =
      List.of(new SequenceBrowser("a"), new SequenceBrowser("b"));
  private final SequenceBrowser third = new SequenceBrowser("third");
  private final Map<String, String> signed = new HashMap<>();
  private final Map<Question, String> numbers = new HashMap<>();
  private final List<String> actions = new ArrayList<>();

  /**
   * @param token of the institution's URL
   * @param names of each person, by its card
   * @param reached counts what was reached
   */
  RandomSequence(
      long seed,
      String token,
      SequenceRows rows,
      Map<String, List<String>> names,
      Map<String, Integer> reached) {
    this.seed = seed;
    this.token = token;
    this.rows = rows;
    this.names = names;
    this.reached = reached;
    this.persons = names.keySet().stream().sorted().toList();
    this.random = new Random(seed * 1_000_003);
  }

  /** What was done so far, and how to do it again. */
  String told() {
    return "-Dzaitaku.sequences.seed=%d -Dzaitaku.sequences.count=1%n%s%n"
        .formatted(seed, String.join(System.lineSeparator(), actions));
  }

  void run(int length) {
    for (String person : rows.registered()) {
      revoke(person);
    }
    String earlier = rows.digest(List.of());
    for (int i = 0; i < length; i++) {
      if (random.nextInt(100) < ORDERLY) {
        goOn(any(patients));
      } else {
        misbehave();
      }
      rows.agreeOnConsents(oracle, this::told);
    }
    rows.agree(oracle, earlier, this::told);
  }

  /** What an earlier test or sequence left: nothing of it counts, and the oracle need not know. */
  private void revoke(String person) {
    SequenceBrowser browser = new SequenceBrowser("before");
    UUID id = UUID.fromString(browser.start(token, REVOCATION, null).body().path("id").asText());
    CardRequest request =
        CardRequest.fromLink(browser.askForCard(id, SAME).body().path("link").asText());
    String url = SequenceBrowser.answer(sign(person, request)).body().path("returnUrl").asText();
    String nonce = url.substring(url.lastIndexOf('.') + 1);
    Answer revoked = browser.comeBack(request.challenge(), nonce);
    assertThat(revoked.body().path("reception").path("state").asText())
        .as(() -> revoked.response().body())
        .isEqualTo("COMPLETED");
  }

  private static String sign(String person, CardRequest request) {
    return Installation.get().cards().card(person).sign(request).json();
  }

  // ---- as a patient would

  private void goOn(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    switch (visit.stage()) {
      case STARTED -> ask(browser, anyDevice());
      case CHALLENGED -> {
        if (random.nextInt(8) == 0) {
          ask(browser, anyDevice());
        } else {
          answer(visit.asked(), likelyCard(browser));
        }
      }
      case AUTHENTICATED -> confirm(browser, visit.asked());
      case ENQUIRED -> {
        if (visit.wish() == null) {
          choose(browser);
        } else {
          ask(browser, anyDevice());
        }
      }
      case COMPLETED -> {
        switch (random.nextInt(6)) {
          case 0 -> withdraw(browser);
          case 1 -> reload(browser);
          default -> start(browser);
        }
      }
      case FAILED, WITHDRAWN -> start(browser);
    }
  }

  /** The card of who sits before this browser, most of the time. */
  private String likelyCard(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (random.nextInt(3) == 0) {
      return any(persons);
    }
    return visit.isEnquired() ? visit.person() : persons.get(patients.indexOf(browser));
  }

  /** Who has registered something mostly comes to see, change or revoke it. */
  private String likelyFlow(SequenceBrowser browser) {
    String person = persons.get(patients.indexOf(browser));
    int lot = random.nextInt(10);
    if (oracle.standing(person).isPresent()) {
      return lot < 3 ? REGISTRATION : lot < 8 ? UPDATE : REVOCATION;
    }
    return lot < 8 ? REGISTRATION : lot < 9 ? UPDATE : REVOCATION;
  }

  private void confirm(SequenceBrowser browser, Question question) {
    boolean atOnce = random.nextInt(6) == 0;
    if (question.device().equals(SAME)) {
      if (atOnce) {
        comeBackTwiceAtOnce(browser, question);
      } else {
        comeBack(browser, question);
      }
      return;
    }
    if (atOnce && !question.visit().isMatchedHere() && !question.visit().isMatchedThere()) {
      matchAtOnce(browser, question);
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> comeBack(third, question);
      case 1 -> read(browser);
      case 2, 3 -> matchThere(third, question, random.nextInt(10) > 0);
      default -> matchHere(browser, random.nextInt(10) > 0);
    }
  }

  // ---- out of turn

  private void misbehave() {
    SequenceBrowser browser = any(patients);
    switch (random.nextInt(22)) {
      case 0 -> start(browser);
      case 1 -> ask(browser, anyDevice());
      case 2 -> choose(browser);
      case 3, 4 ->
          with(question -> !question.isAnswered(), question -> answer(question, any(persons)));
      case 5, 6 ->
          with(Question::isAnswered, question -> answer(question, any(persons)));
      case 7, 8, 9 ->
          with(Question::isAccepted, question -> comeBack(anyBrowser(), question));
      case 10 -> strangeReturn(anyBrowser());
      case 11, 12 ->
          with(
              Question::isAccepted,
              question -> matchThere(anyBrowser(), question, mostlyTrue()));
      case 13 -> matchHere(browser, mostlyTrue());
      case 14 -> stop(browser);
      case 15, 16 -> withdraw(browser);
      case 17 -> current(browser);
      case 18 -> returned(browser);
      case 19 -> reload(browser);
      default -> reachForAnothers(anyBrowser());
    }
  }

  private boolean mostlyTrue() {
    return random.nextInt(5) > 0;
  }

  /** Of all requests for a card, the latest are the most interesting. */
  private void with(Predicate<Question> kind, Consumer<Question> action) {
    List<Question> all = oracle.questions().stream().filter(kind).toList();
    if (all.isEmpty()) {
      start(any(patients));
      return;
    }
    int back = Math.min(random.nextInt(all.size()), random.nextInt(all.size()));
    action.accept(all.get(all.size() - 1 - back));
  }

  private SequenceBrowser anyBrowser() {
    return random.nextInt(3) == 0 ? third : any(patients);
  }

  private String anyDevice() {
    return random.nextBoolean() ? SAME : OTHER;
  }

  private Wish anyWish() {
    Map<String, String> choices = new TreeMap<>();
    ITEMS.forEach(item -> choices.put(item, random.nextBoolean() ? "AGREED" : "DECLINED"));
    return new Wish(choices, random.nextBoolean() ? "PAPER" : "ELECTRONIC");
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  // ---- the actions

  private void start(SequenceBrowser browser) {
    String flow = likelyFlow(browser);
    Wish wish = flow.equals(REGISTRATION) ? anyWish() : null;
    act(browser + " starts " + flow + (wish == null ? "" : " " + wish));
    Answer answer = browser.start(token, flow, wish);
    demand(answer, 201);
    Visit begun = oracle.start(UUID.fromString(answer.body().path("id").asText()), flow, wish);
    browser.began(begun);
    act("  it is " + begun);
    toldOwn(browser, answer.body(), false);
  }

  private void ask(SequenceBrowser browser, String device) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    act(browser + " asks for the card of " + visit + " on the " + device + " device");
    Answer answer = browser.askForCard(visit.id(), device);
    if (!visit.mayAsk()) {
      refused(answer, "ask for the card at " + visit.stage());
      return;
    }
    demand(answer, 201);
    assertThat(answer.body().path("qrCode").isNull()).as(this::told).isEqualTo(device.equals(SAME));
    CardRequest request = CardRequest.fromLink(answer.body().path("link").asText());
    act("  it is " + oracle.ask(visit, device, request));
  }

  private void choose(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    Wish wish = anyWish();
    act(browser + " chooses in " + visit + " " + wish);
    Answer answer = browser.choose(visit.id(), wish);
    if (!visit.mayChoose()) {
      refused(answer, "choose at " + visit.stage());
      return;
    }
    demand(answer, 200);
    oracle.choose(visit, wish);
    toldOwn(browser, answer.body(), false);
  }

  private void answer(Question question, String person) {
    String body =
        signed.computeIfAbsent(question + person, unsigned -> sign(person, question.request()));
    act("the card of " + person + " answers " + question);
    Answer answer = SequenceBrowser.answer(body);
    Visit visit = question.visit();
    if (question.isAnsweredBy(body)) {
      demand(answer, question.isAccepted() ? 200 : 422);
      reached("the same answer again");
    } else if (!oracle.takesAnswer(question)) {
      refused(answer, question.counts() ? "answer at " + visit.stage() : "answer an older request");
      return;
    } else if (oracle.isWelcome(visit, person)) {
      demand(answer, 200);
      oracle.authenticated(question, body, person, answer.body().path("returnUrl").asText());
    } else {
      demand(answer, 422);
      oracle.otherPerson(question, body);
      reached("the second card of another person");
    }
    tellsNobody(answer);
    if (question.isAccepted()) {
      assertThat(answer.body().path("returnUrl").asText())
          .as(this::told)
          .isEqualTo(question.returnUrl())
          .matches(".*/reception/return#" + question.challenge() + "\\.[A-Za-z0-9_-]{43}");
    }
  }

  private void comeBack(SequenceBrowser browser, Question question) {
    Visit visit = question.visit();
    boolean own = browser.visit() == visit;
    act(
        browser
            + (own ? " comes back" : " comes as a stranger")
            + " with the answer to "
            + question);
    Answer answer = browser.comeBack(question.challenge(), question.nonce());
    if (own) {
      if (question.awaitsReturn()) {
        oracle.cameBack(visit);
        demand(answer, 200);
        confirmed(visit, "in its own browser");
      } else if (answer.status() != 200) {
        refused(answer, "return with an answer that counts no more");
        return;
      }
      assertThat(answer.body().path("companion").isNull()).as(this::told).isTrue();
      toldOwn(browser, answer.body().path("reception"), true);
    } else if (question.awaitsReturn() && question.device().equals(OTHER)) {
      demand(answer, 200);
      companion(answer, question);
      reached("a stranger's device that compares the number");
    } else {
      notFound(answer, "return to a stranger");
    }
  }

  private void companion(Answer answer, Question question) {
    Visit visit = question.visit();
    assertThat(answer.body().path("reception").isNull()).as(this::told).isTrue();
    JsonNode companion = answer.body().path("companion");
    assertThat(companion.properties().stream().map(Map.Entry::getKey))
        .as(this::told)
        .containsExactlyInAnyOrder("flow", "careSetting", "institutionName", "matching");
    assertThat(companion.path("flow").asText()).as(this::told).isEqualTo(visit.flow());
    number(question, companion.path("matching"), visit.isMatchedThere());
    assertThat(answer.response().body()).as(this::told).doesNotContain(visit.id().toString());
    tellsNobody(answer);
  }

  /** Both devices show one number, and another request for the card may have another. */
  private void number(Question question, JsonNode matching, boolean confirmed) {
    assertThat(matching.path("confirmed").asBoolean()).as(this::told).isEqualTo(confirmed);
    String number = matching.path("number").asText();
    assertThat(number).as(this::told).matches("[1-9][0-9]");
    assertThat(numbers.computeIfAbsent(question, first -> number)).as(this::told).isEqualTo(number);
  }

  /** A challenge with the nonce of another answer, or with none that was ever given. */
  private void strangeReturn(SequenceBrowser browser) {
    List<Question> all = oracle.questions();
    if (all.isEmpty()) {
      start(any(patients));
      return;
    }
    Question question = all.get(all.size() - 1 - random.nextInt(Math.min(3, all.size())));
    List<Question> others =
        all.stream().filter(other -> other != question && other.isAccepted()).toList();
    boolean made = others.isEmpty() || random.nextInt(4) == 0;
    Question other = made ? question : any(others);
    String nonce = made ? question.challenge() : other.nonce();
    act(
        browser
            + " comes to "
            + question
            + " with the nonce of "
            + (made ? "its own making" : other.toString()));
    Answer answer =
        random.nextBoolean()
            ? browser.comeBack(question.challenge(), nonce)
            : browser.matchThere(question.challenge(), nonce, mostlyTrue());
    notFound(answer, "return with a wrong nonce");
  }

  private void matchThere(SequenceBrowser browser, Question question, boolean matches) {
    Visit visit = question.visit();
    act(browser + " says there, with " + question + ", that the numbers match: " + matches);
    Answer answer = browser.matchThere(question.challenge(), question.nonce(), matches);
    if (!question.awaitsReturn() || question.device().equals(SAME)) {
      notFound(answer, "number that nobody compares there");
      return;
    }
    demand(answer, 204);
    oracle.matchThere(visit, matches);
    matched(visit);
  }

  private void matchHere(SequenceBrowser browser, boolean matches) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    act(browser + " says here, of " + visit + ", that the numbers match: " + matches);
    Answer answer = browser.matchHere(visit.id(), matches);
    if (!visit.awaitsMatch()) {
      refused(answer, "number that nobody compares here");
      return;
    }
    demand(answer, 200);
    oracle.matchHere(visit, matches);
    matched(visit);
    toldOwn(browser, answer.body(), true);
  }

  /** A page that was opened twice, or a request that was sent again while it is worked on. */
  private void comeBackTwiceAtOnce(SequenceBrowser browser, Question question) {
    Visit visit = question.visit();
    act(browser + " comes back twice at once with the answer to " + question);
    CompletableFuture<Answer> twin =
        CompletableFuture.supplyAsync(
            () -> browser.comeBack(question.challenge(), question.nonce()));
    Answer answer = browser.comeBack(question.challenge(), question.nonce());
    oracle.cameBack(visit);
    for (Answer each : List.of(answer, twin.join())) {
      demand(each, 200);
      toldOwn(browser, each.body().path("reception"), true);
    }
    reached("came back twice at once");
  }

  /** The holders of both devices press at the same moment. */
  private void matchAtOnce(SequenceBrowser browser, Question question) {
    Visit visit = question.visit();
    act(browser + " and the third say at once that the numbers of " + question + " match");
    CompletableFuture<Answer> there =
        CompletableFuture.supplyAsync(
            () -> third.matchThere(question.challenge(), question.nonce(), true));
    Answer here = browser.matchHere(visit.id(), true);
    demand(there.join(), 204);
    demand(here, 200);
    oracle.matchHere(visit, true);
    oracle.matchThere(visit, true);
    matched(visit);
    // Told before the other's word came, or after.
    if (!here.body().path("state").asText().equals("AUTHENTICATED")) {
      toldOwn(browser, here.body(), true);
    }
    reached("matched at once");
  }

  private void matched(Visit visit) {
    if (visit.stage() != Stage.AUTHENTICATED) {
      confirmed(visit, "across devices");
    }
  }

  private void confirmed(Visit visit, String how) {
    if (visit.failure() == null) {
      reached(visit.flow() + " to " + visit.stage() + " " + how);
    } else {
      reached(visit.failure());
    }
  }

  private void stop(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    act(browser + " stops " + visit);
    Answer answer = browser.stop(visit.id());
    if (!visit.stage().isUnfinished()) {
      refused(answer, "stop at " + visit.stage());
      return;
    }
    demand(answer, 204);
    oracle.withdraw(visit);
  }

  private void withdraw(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    act(browser + " takes back " + visit);
    Answer answer = browser.withdraw(visit.id());
    if (!visit.mayWithdraw()) {
      refused(answer, "take back " + visit.flow() + " at " + visit.stage());
      return;
    }
    demand(answer, 204);
    boolean given = oracle.isGiven(visit);
    oracle.withdraw(visit);
    if (given) {
      reached(
          oracle.standing(visit.person()).isPresent()
              ? "taken back, and another stands"
              : "taken back, and nothing stands");
    }
  }

  private void read(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    act(browser + " reads " + visit);
    read(browser, browser.read(visit.id()));
  }

  /** By the cookie alone, as the page to which the card app returns. */
  private void returned(SequenceBrowser browser) {
    act(browser + " reads what its cookie names");
    Answer answer = browser.returned();
    if (browser.visit() == null) {
      notFound(answer, "read without a cookie");
    } else {
      read(browser, answer);
    }
  }

  private void read(SequenceBrowser browser, Answer answer) {
    Visit visit = browser.visit();
    if (visit.stage() == Stage.COMPLETED && !visit.showTo(browser.page())) {
      notFound(answer, "read by a second page");
      return;
    }
    demand(answer, 200);
    toldOwn(browser, answer.body(), true);
  }

  private void current(SequenceBrowser browser) {
    Visit visit = browser.visit();
    act(browser + " looks whether something is unfinished");
    Answer answer = browser.current();
    if (visit == null || !visit.stage().isUnfinished()) {
      notFound(answer, "go on with what is over");
      assertThat(browser.visit()).as(this::told).isNull();
      return;
    }
    demand(answer, 200);
    toldOwn(browser, answer.body(), false);
  }

  /** Back, reload, or the next patient at the same device. */
  private void reload(SequenceBrowser browser) {
    act(browser + " opens another page");
    browser.openAnotherPage();
    if (random.nextBoolean()) {
      read(browser);
    }
  }

  /** With the cookie that it has, if any, and the id of a reception that is not its own. */
  private void reachForAnothers(SequenceBrowser browser) {
    List<Visit> others =
        oracle.visits().stream().filter(visit -> visit != browser.visit()).toList();
    if (others.isEmpty()) {
      start(any(patients));
      return;
    }
    Visit visit = others.get(others.size() - 1 - random.nextInt(Math.min(4, others.size())));
    int reach = random.nextInt(6);
    act(browser + " reaches for " + visit + " in way " + reach);
    Answer answer =
        switch (reach) {
          case 0 -> browser.read(visit.id());
          case 1 -> browser.askForCard(visit.id(), anyDevice());
          case 2 -> browser.choose(visit.id(), anyWish());
          case 3 -> browser.stop(visit.id());
          case 4 -> browser.withdraw(visit.id());
          default -> browser.matchHere(visit.id(), mostlyTrue());
        };
    notFound(answer, "reach for another's reception");
  }

  // ---- what is answered

  /**
   * What its own browser is told.
   *
   * @param content whether a page asks that may be shown what is personal
   */
  private void toldOwn(SequenceBrowser browser, JsonNode view, boolean content) {
    Visit visit = browser.visit();
    assertThat(view.path("id").asText()).as(this::told).isEqualTo(visit.id().toString());
    assertThat(view.path("flow").asText()).as(this::told).isEqualTo(visit.flow());
    assertThat(view.path("state").asText()).as(this::told).isEqualTo(visit.stage().name());
    assertThat(view.path("failure").asText(null)).as(this::told).isEqualTo(visit.failure());
    assertThat(choices(view.path("choices")))
        .as(this::told)
        .isEqualTo(visit.wish() == null ? Map.of() : visit.wish().choices());
    assertThat(view.path("matching").isNull()).as(this::told).isEqualTo(!visit.awaitsMatch());
    if (visit.awaitsMatch()) {
      number(visit.asked(), view.path("matching"), visit.isMatchedHere());
    }
    boolean completed = visit.stage() == Stage.COMPLETED && visit.flow().equals(REGISTRATION);
    assertThat(view.path("eligibilityWithheld").asBoolean())
        .as(this::told)
        .isEqualTo(completed && visit.isAcross());
    boolean tells = completed && !visit.isAcross();
    assertThat(view.path("eligibility").isNull()).as(this::told).isEqualTo(!tells);
    for (String person : persons) {
      boolean theirs = tells && person.equals(visit.person());
      for (String name : names.get(person)) {
        assertThat(view.toString().contains(name)).as(this::told).isEqualTo(theirs);
      }
    }
    boolean shown = content && visit.stage() == Stage.COMPLETED && visit.showTo(browser.page());
    assertThat(visit.stage() != Stage.COMPLETED || shown).as(this::told).isTrue();
    toldRegistered(browser, view.path("registered"), content);
  }

  private void toldRegistered(SequenceBrowser browser, JsonNode registered, boolean content) {
    Visit visit = browser.visit();
    boolean tells =
        content
            && visit.stage() == Stage.ENQUIRED
            && visit.showTo(browser.page())
            && oracle.isAsSeen(visit);
    assertThat(registered.isNull()).as(this::told).isEqualTo(!tells);
    if (tells) {
      Wish standing = oracle.standing(visit.person()).orElseThrow().wish();
      assertThat(choices(registered.path("choices"))).as(this::told).isEqualTo(standing.choices());
      assertThat(registered.path("prescriptionForm").asText())
          .as(this::told)
          .isEqualTo(standing.form());
      reached("what is registered was shown");
    }
  }

  private static Map<String, String> choices(JsonNode node) {
    Map<String, String> choices = new TreeMap<>();
    node.properties().forEach(choice -> choices.put(choice.getKey(), choice.getValue().asText()));
    return choices;
  }

  private void demand(Answer answer, int status) {
    result(answer);
    assertThat(answer.status()).as(this::told).isEqualTo(status);
  }

  /** It has no effect, whatever the reason that is told. */
  private void refused(Answer answer, String what) {
    result(answer);
    assertThat(answer.status()).as(this::told).isBetween(400, 499);
    tellsNobody(answer);
    reached("refused: " + what);
  }

  /** As for a reception that does not exist. */
  private void notFound(Answer answer, String what) {
    refused(answer, what);
    assertThat(answer.status()).as(this::told).isEqualTo(404);
    assertThat(answer.code()).as(this::told).isEqualTo("RECEPTION_NOT_FOUND");
  }

  private void tellsNobody(Answer answer) {
    for (List<String> each : names.values()) {
      assertThat(answer.response().body()).as(this::told).doesNotContain(each);
    }
  }

  private void act(String action) {
    actions.add(action);
  }

  private void result(Answer answer) {
    actions.add("  => " + answer.status() + " " + answer.code());
  }

  private void reached(String what) {
    reached.merge(what, 1, Integer::sum);
  }
}
