package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.ConsentOracle.OTHER;
import static org.zaitaku.reception.ConsentOracle.SAME;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.zaitaku.e2e.Installation;
import org.zaitaku.reception.ConsentOracle.Question;
import org.zaitaku.reception.ConsentOracle.Stage;
import org.zaitaku.reception.ConsentOracle.Visit;
import org.zaitaku.reception.ConsentOracle.Wish;
import org.zaitaku.reception.PatientBrowser.Answer;
import org.zaitaku.simulator.CardRequest;

/** What browsers and cards do: each is done to the server and to the oracle, and compared. */
final class SequenceActions {

  /** What a browser may want of a reception that is not its own. */
  enum Reach {
    READ,
    ASK,
    CHOOSE,
    STOP,
    WITHDRAW,
    MATCH
  }

  private final String token;
  private final ConsentOracle oracle;
  private final SequenceAnswers answers;
  private final SequenceStory story;
  private final PatientBrowser app = new PatientBrowser();
  private final Map<String, String> signed = new HashMap<>();

  /**
   * @param token of the institution's URL
   */
  SequenceActions(
      String token, ConsentOracle oracle, SequenceAnswers answers, SequenceStory story) {
    this.token = token;
    this.oracle = oracle;
    this.answers = answers;
    this.story = story;
  }

  /** Begins a flow; {@code wish} only for flow A. */
  void start(SequenceBrowser browser, String flow, Wish wish) {
    story.add(browser + " starts " + flow + (wish == null ? "" : " " + wish));
    Answer answer = browser.start(token, flow, wish);
    answers.demand(answer, 201);
    Visit begun = oracle.start(UUID.fromString(answer.body().path("id").asText()), flow, wish);
    browser.began(begun);
    story.add("  it is " + begun);
    answers.toldOwn(browser, answer.body(), false);
  }

  void ask(SequenceBrowser browser, String device) {
    Visit visit = browser.visit();
    story.add(browser + " asks for the card of " + visit + " on the " + device + " device");
    Answer answer = browser.askForCard(visit.id(), device);
    if (!visit.mayAsk()) {
      answers.refused(answer, "ask for the card at " + visit.stage());
      return;
    }
    answers.demand(answer, 201);
    assertThat(answer.body().path("qrCode").isNull())
        .as(story::told)
        .isEqualTo(device.equals(SAME));
    CardRequest request = CardRequest.fromLink(answer.body().path("link").asText());
    story.add("  it is " + oracle.ask(visit, device, request));
  }

  void choose(SequenceBrowser browser, Wish wish) {
    Visit visit = browser.visit();
    story.add(browser + " chooses in " + visit + " " + wish);
    Answer answer = browser.choose(visit.id(), wish);
    if (!visit.mayChoose()) {
      answers.refused(answer, "choose at " + visit.stage());
      return;
    }
    answers.demand(answer, 200);
    oracle.choose(visit, wish);
    answers.toldOwn(browser, answer.body(), false);
  }

  void answer(Question question, String person) {
    String body =
        signed.computeIfAbsent(question + person, unsigned -> sign(person, question.request()));
    story.add("the card of " + person + " answers " + question);
    Answer answer = app.answer(body);
    Visit visit = question.visit();
    if (question.isAnsweredBy(body)) {
      answers.demand(answer, question.isAccepted() ? 200 : 422);
      story.reached("the same answer again");
    } else if (!oracle.takesAnswer(question)) {
      answers.refused(
          answer, question.counts() ? "answer at " + visit.stage() : "answer an older request");
      return;
    } else if (oracle.isWelcome(visit, person)) {
      answers.demand(answer, 200);
      oracle.authenticated(question, body, person, answer.body().path("returnUrl").asText());
    } else {
      answers.demand(answer, 422);
      oracle.otherPerson(question, body);
      story.reached("the second card of another person");
    }
    answers.tellsNobody(answer);
    if (question.isAccepted()) {
      assertThat(answer.body().path("returnUrl").asText())
          .as(story::told)
          .isEqualTo(question.returnUrl())
          .matches(".*/reception/return#" + question.challenge() + "\\.[A-Za-z0-9_-]{43}");
    }
  }

  void comeBack(SequenceBrowser browser, Question question) {
    Visit visit = question.visit();
    boolean own = browser.visit() == visit;
    story.add(
        browser
            + (own ? " comes back" : " comes as a stranger")
            + " with the answer to "
            + question);
    Answer answer = browser.comeBack(question.challenge(), question.nonce());
    if (own) {
      if (question.awaitsReturn()) {
        oracle.cameBack(visit);
        answers.demand(answer, 200);
        confirmed(visit, "in its own browser");
      } else if (answer.body().path("reception").isNull()) {
        answers.demand(answer, 200);
        story.reached("refused: return with an answer that counts no more");
        return;
      }
      assertThat(answer.body().path("companion").isNull()).as(story::told).isTrue();
      answers.toldOwn(browser, answer.body().path("reception"), true);
    } else if (question.awaitsReturn() && question.device().equals(OTHER)) {
      answers.demand(answer, 200);
      answers.companion(answer, question);
      story.reached("a stranger's device that compares the number");
    } else {
      answers.notFound(answer, "return to a stranger");
    }
  }

  /** With a nonce that no card app was told for this challenge. */
  void strangeReturn(SequenceBrowser browser, Question question, String nonce, boolean comes) {
    story.add(browser + " comes to " + question + " with another nonce");
    Answer answer =
        comes
            ? browser.comeBack(question.challenge(), nonce)
            : browser.matchThere(question.challenge(), nonce, true);
    answers.notFound(answer, "return with a wrong nonce");
  }

  void matchThere(SequenceBrowser browser, Question question, boolean matches) {
    Visit visit = question.visit();
    story.add(browser + " says there, with " + question + ", that the numbers match: " + matches);
    Answer answer = browser.matchThere(question.challenge(), question.nonce(), matches);
    if (!question.awaitsReturn() || question.device().equals(SAME)) {
      answers.notFound(answer, "number that nobody compares there");
      return;
    }
    answers.demand(answer, 204);
    oracle.matchThere(visit, matches);
    matched(visit);
  }

  void matchHere(SequenceBrowser browser, boolean matches) {
    Visit visit = browser.visit();
    story.add(browser + " says here, of " + visit + ", that the numbers match: " + matches);
    Answer answer = browser.matchHere(visit.id(), matches);
    if (!visit.awaitsMatch()) {
      answers.refused(answer, "number that nobody compares here");
      return;
    }
    answers.demand(answer, 200);
    oracle.matchHere(visit, matches);
    matched(visit);
    answers.toldOwn(browser, answer.body(), true);
  }

  /** A page that was opened twice, or a request that was sent again while it is worked on. */
  void comeBackTwiceAtOnce(SequenceBrowser browser, Question question) {
    Visit visit = question.visit();
    story.add(browser + " comes back twice at once with the answer to " + question);
    CompletableFuture<Answer> twin =
        CompletableFuture.supplyAsync(
            () -> browser.comeBack(question.challenge(), question.nonce()));
    Answer answer = browser.comeBack(question.challenge(), question.nonce());
    oracle.cameBack(visit);
    for (Answer each : List.of(answer, twin.join())) {
      answers.demand(each, 200);
      answers.toldOwn(browser, each.body().path("reception"), true);
    }
    story.reached("came back twice at once");
  }

  /** The holders of both devices press at the same moment. */
  void matchAtOnce(SequenceBrowser browser, SequenceBrowser third, Question question) {
    Visit visit = question.visit();
    story.add(
        browser + " and " + third + " say at once that the numbers of " + question + " match");
    CompletableFuture<Answer> there =
        CompletableFuture.supplyAsync(
            () -> third.matchThere(question.challenge(), question.nonce(), true));
    Answer here = browser.matchHere(visit.id(), true);
    answers.demand(there.join(), 204);
    answers.demand(here, 200);
    oracle.matchHere(visit, true);
    oracle.matchThere(visit, true);
    matched(visit);
    // Told before the other's word came, or after.
    if (!here.body().path("state").asText().equals("AUTHENTICATED")) {
      answers.toldOwn(browser, here.body(), true);
    }
    story.reached("matched at once");
  }

  private void matched(Visit visit) {
    if (visit.stage() != Stage.AUTHENTICATED) {
      confirmed(visit, "across devices");
    }
  }

  private void confirmed(Visit visit, String how) {
    if (visit.failure() == null) {
      story.reached(visit.flow() + " to " + visit.stage() + " " + how);
    } else {
      story.reached(visit.failure());
    }
  }

  void stop(SequenceBrowser browser) {
    Visit visit = browser.visit();
    story.add(browser + " stops " + visit);
    Answer answer = browser.stop(visit.id());
    if (!visit.stage().isUnfinished()) {
      answers.refused(answer, "stop at " + visit.stage());
      return;
    }
    answers.demand(answer, 204);
    oracle.withdraw(visit);
  }

  void withdraw(SequenceBrowser browser) {
    Visit visit = browser.visit();
    story.add(browser + " takes back " + visit);
    Answer answer = browser.withdraw(visit.id());
    if (!visit.mayWithdraw()) {
      answers.refused(answer, "take back " + visit.flow() + " at " + visit.stage());
      return;
    }
    answers.demand(answer, 204);
    boolean given = oracle.isGiven(visit);
    oracle.withdraw(visit);
    if (given) {
      story.reached(
          oracle.standing(visit.person()).isPresent()
              ? "taken back, and another stands"
              : "taken back, and nothing stands");
    }
  }

  void read(SequenceBrowser browser) {
    Visit visit = browser.visit();
    story.add(browser + " reads " + visit);
    read(browser, browser.read(visit.id()));
  }

  /** By the cookie alone, as the page to which the card app returns. */
  void returned(SequenceBrowser browser) {
    story.add(browser + " reads what its cookie names");
    Answer answer = browser.returned();
    if (browser.visit() == null || isForAnotherPage(browser)) {
      answers.demand(answer, 204);
    } else {
      toldOwn(browser, answer);
    }
  }

  private void read(SequenceBrowser browser, Answer answer) {
    if (isForAnotherPage(browser)) {
      answers.notFound(answer, "read by a second page");
    } else {
      toldOwn(browser, answer);
    }
  }

  private static boolean isForAnotherPage(SequenceBrowser browser) {
    Visit visit = browser.visit();
    return visit.stage() == Stage.COMPLETED && !visit.showTo(browser.page());
  }

  private void toldOwn(SequenceBrowser browser, Answer answer) {
    answers.demand(answer, 200);
    answers.toldOwn(browser, answer.body(), true);
  }

  void current(SequenceBrowser browser) {
    Visit visit = browser.visit();
    story.add(browser + " looks whether something is unfinished");
    Answer answer = browser.current();
    if (visit == null || !visit.stage().isUnfinished()) {
      answers.demand(answer, 204);
      assertThat(browser.visit()).as(story::told).isNull();
      return;
    }
    answers.demand(answer, 200);
    answers.toldOwn(browser, answer.body(), false);
  }

  /** Back, reload, or the next patient at the same device. */
  void openAnotherPage(SequenceBrowser browser) {
    story.add(browser + " opens another page");
    browser.openAnotherPage();
  }

  /** With the cookie that it has, if any, and the id of a reception that is not its own. */
  void reachFor(SequenceBrowser browser, Visit another, Reach reach, Wish wish) {
    story.add(browser + " reaches for " + another + ": " + reach);
    Answer answer =
        switch (reach) {
          case READ -> browser.read(another.id());
          case ASK -> browser.askForCard(another.id(), OTHER);
          case CHOOSE -> browser.choose(another.id(), wish);
          case STOP -> browser.stop(another.id());
          case WITHDRAW -> browser.withdraw(another.id());
          case MATCH -> browser.matchHere(another.id(), true);
        };
    answers.notFound(answer, "reach for another's reception");
  }

  private static String sign(String person, CardRequest request) {
    return Installation.get().cards().card(person).sign(request).json();
  }
}
