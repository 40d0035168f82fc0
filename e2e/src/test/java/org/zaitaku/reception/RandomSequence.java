package org.zaitaku.reception;

import static org.zaitaku.reception.ConsentOracle.OTHER;
import static org.zaitaku.reception.ConsentOracle.REGISTRATION;
import static org.zaitaku.reception.ConsentOracle.REVOCATION;
import static org.zaitaku.reception.ConsentOracle.SAME;
import static org.zaitaku.reception.ConsentOracle.UPDATE;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.zaitaku.reception.ConsentOracle.Question;
import org.zaitaku.reception.ConsentOracle.Visit;
import org.zaitaku.reception.ConsentOracle.Wish;

/**
 * One sequence of actions by two browsers of patients, a third device, and two cards: everything
 * about it comes from its seed. Most of the actions go on with a reception as a patient would; the
 * others are whatever a browser, a card or a thief may do out of turn.
 */
final class RandomSequence {

  private static final List<String> ITEMS =
      List.of("SURGERY", "MEDICATION", "HEALTH_CHECKUP", "LIMIT_AMOUNT", "SPECIFIC_DISEASE");

  /** Of 100 actions so many go on as a patient would. */
  private static final int ORDERLY = 75;

  private final SequenceRows rows;
  private final Random random;
  private final List<String> persons;

  /** One person sits before both browsers. */
  private final boolean alone;

  private final ConsentOracle oracle = new ConsentOracle();
  private final SequenceStory story;
  private final SequenceActions actions;
  private final List<SequenceBrowser> patients =
      List.of(new SequenceBrowser("a"), new SequenceBrowser("b"));
  private final SequenceBrowser third = new SequenceBrowser("third");

  /**
   * @param token of the institution's URL
   * @param names by which each person would be known, by its card
   * @param reached counts what was reached
   */
  RandomSequence(
      long seed,
      String token,
      SequenceRows rows,
      Map<String, List<String>> names,
      Map<String, Integer> reached) {
    this.rows = rows;
    this.random = new Random(seed * 1_000_003);
    this.persons = names.keySet().stream().sorted().toList();
    this.alone = oneOf(3);
    this.story = new SequenceStory(seed, reached);
    this.actions =
        new SequenceActions(token, oracle, new SequenceAnswers(oracle, story, names), story);
  }

  SequenceStory story() {
    return story;
  }

  /** Of persons of whom nothing is registered. */
  void run(int length) {
    String earlier = rows.digest(List.of());
    for (int i = 0; i < length; i++) {
      if (random.nextInt(100) < ORDERLY) {
        goOn(any(patients));
      } else {
        misbehave();
      }
      rows.agreeOnConsents(oracle, story::told);
    }
    rows.agree(oracle, earlier, story::told);
  }

  private void goOn(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (visit == null) {
      start(browser);
      return;
    }
    switch (visit.stage()) {
      case STARTED -> ask(browser);
      case CHALLENGED -> {
        if (oneOf(8)) {
          ask(browser);
        } else {
          actions.answer(visit.asked(), likelyCard(browser));
        }
      }
      case AUTHENTICATED -> confirm(browser, visit.asked());
      case ENQUIRED -> {
        if (visit.wish() == null) {
          actions.choose(browser, anyWish());
        } else {
          ask(browser);
        }
      }
      case COMPLETED -> {
        switch (random.nextInt(6)) {
          case 0 -> actions.withdraw(browser);
          case 1 -> reload(browser);
          default -> start(browser);
        }
      }
      case FAILED, WITHDRAWN -> start(browser);
    }
  }

  private void start(SequenceBrowser browser) {
    String flow = likelyFlow(browser);
    actions.start(browser, flow, flow.equals(REGISTRATION) ? anyWish() : null);
  }

  /** Who has registered something mostly comes to see, change or revoke it. */
  private String likelyFlow(SequenceBrowser browser) {
    int lot = random.nextInt(10);
    if (oracle.standing(before(browser)).isPresent()) {
      return lot < 2 ? REGISTRATION : lot < 8 ? UPDATE : REVOCATION;
    }
    return lot < 8 ? REGISTRATION : lot < 9 ? UPDATE : REVOCATION;
  }

  /** The card of who sits before this browser, most of the time. */
  private String likelyCard(SequenceBrowser browser) {
    Visit visit = browser.visit();
    if (oneOf(3)) {
      return any(persons);
    }
    return visit.isEnquired() ? visit.person() : before(browser);
  }

  private String before(SequenceBrowser browser) {
    return persons.get(alone ? 0 : patients.indexOf(browser));
  }

  private void ask(SequenceBrowser browser) {
    actions.ask(browser, random.nextBoolean() ? SAME : OTHER);
  }

  private void reload(SequenceBrowser browser) {
    actions.openAnotherPage(browser);
    if (random.nextBoolean()) {
      actions.read(browser);
    }
  }

  private void confirm(SequenceBrowser browser, Question question) {
    if (oneOf(8)) {
      ask(browser);
      return;
    }
    boolean neitherSpoke = !question.visit().isMatchedHere() && !question.visit().isMatchedThere();
    if (question.device().equals(SAME)) {
      if (oneOf(6)) {
        actions.comeBackTwiceAtOnce(browser, question);
      } else {
        actions.comeBack(browser, earlier(question));
      }
    } else if (neitherSpoke && oneOf(6)) {
      actions.matchAtOnce(browser, third, question);
    } else {
      match(browser, question);
    }
  }

  private void match(SequenceBrowser browser, Question question) {
    switch (random.nextInt(6)) {
      case 0 -> actions.comeBack(third, question);
      case 1 -> actions.read(browser);
      case 2, 3 -> actions.matchThere(third, earlier(question), !oneOf(10));
      default -> actions.matchHere(browser, !oneOf(10));
    }
  }

  /** Sometimes an earlier good answer of the same reception comes first. */
  private Question earlier(Question question) {
    List<Question> all =
        oracle.questions().stream()
            .filter(asked -> asked.visit() == question.visit() && asked.isAccepted())
            .toList();
    return oneOf(2) ? question : any(all);
  }

  private void misbehave() {
    SequenceBrowser browser = any(patients);
    if (browser.visit() == null) {
      start(browser);
      return;
    }
    switch (random.nextInt(3)) {
      case 0 -> withItsOwn(browser);
      case 1 -> withACard();
      default -> withAnothers(any(List.of(patients.get(0), patients.get(1), third)));
    }
  }

  /** Out of turn, or after the end. */
  private void withItsOwn(SequenceBrowser browser) {
    switch (random.nextInt(10)) {
      case 0 -> start(browser);
      case 1 -> ask(browser);
      case 2 -> actions.choose(browser, anyWish());
      case 3 -> actions.matchHere(browser, !oneOf(5));
      case 4 -> actions.stop(browser);
      case 5, 6 -> actions.withdraw(browser);
      case 7 -> actions.current(browser);
      case 8 -> actions.returned(browser);
      default -> reload(browser);
    }
  }

  /** Any card for any request, new, old, or answered. */
  private void withACard() {
    boolean answered = random.nextBoolean();
    with(
        question -> question.isAnswered() == answered,
        question -> actions.answer(question, any(persons)));
  }

  /** With answers that another browser waits for, and receptions that are another's. */
  private void withAnothers(SequenceBrowser browser) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> with(Question::isAccepted, question -> actions.comeBack(browser, question));
      case 3, 4 ->
          with(Question::isAccepted, question -> actions.matchThere(browser, question, !oneOf(5)));
      case 5, 6 -> with(question -> true, question -> strangeReturn(browser, question));
      default -> reachForAnothers(browser);
    }
  }

  private void strangeReturn(SequenceBrowser browser, Question question) {
    List<String> nonces =
        oracle.questions().stream()
            .filter(other -> other != question && other.isAccepted())
            .map(Question::nonce)
            .toList();
    actions.strangeReturn(
        browser,
        question,
        nonces.isEmpty() || oneOf(4) ? question.challenge() : any(nonces),
        random.nextBoolean());
  }

  private void reachForAnothers(SequenceBrowser browser) {
    List<Visit> others =
        oracle.visits().stream().filter(visit -> visit != browser.visit()).toList();
    if (others.isEmpty()) {
      start(any(patients));
      return;
    }
    actions.reachFor(
        browser, latest(others), any(List.of(SequenceActions.Reach.values())), anyWish());
  }

  private void with(Predicate<Question> kind, Consumer<Question> action) {
    List<Question> all = oracle.questions().stream().filter(kind).toList();
    if (all.isEmpty()) {
      start(any(patients));
    } else {
      action.accept(latest(all));
    }
  }

  /** Of all that ever were, the latest are the most interesting. */
  private <T> T latest(List<T> all) {
    int back = Math.min(random.nextInt(all.size()), random.nextInt(all.size()));
    return all.get(all.size() - 1 - back);
  }

  private Wish anyWish() {
    Map<String, String> choices = new TreeMap<>();
    ITEMS.forEach(item -> choices.put(item, random.nextBoolean() ? "AGREED" : "DECLINED"));
    return new Wish(choices, random.nextBoolean() ? "PAPER" : "ELECTRONIC");
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean oneOf(int number) {
    return random.nextInt(number) == 0;
  }
}
