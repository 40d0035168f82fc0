package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.accessurl.AccessUrlService;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginService;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.container.scene.CountedStatements;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.container.scene.TestCards;
import org.zaitaku.operator.AnnouncementService;
import org.zaitaku.reception.AnswerSteps;
import org.zaitaku.reception.CardAnswerService;
import org.zaitaku.reception.CardAuthenticationService;
import org.zaitaku.reception.CardDevice;
import org.zaitaku.reception.CardReturn;
import org.zaitaku.reception.CardReturnService;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.Sha256;

/**
 * How many SQL statements each use case sends, the one that opens the rows included. A number that
 * rises is a decision: each statement is a round trip of every patient.
 */
class StatementCountIT extends ContainerTest {

  private static final String PASSWORD = "right-Passw0rd!";
  private static final String PAGE = "page";

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private CardAuthenticationService authentications;

  @Inject private AnswerSteps answers;

  @Inject private CardAnswerService cardAnswers;

  @Inject private CardReturnService returns;

  private static final LoginOrigin HERE = new LoginOrigin(null, "terminal", "192.0.2.1");

  @Inject private LoginService logins;

  @Inject private AccessUrlService urls;

  @Inject private AnnouncementService announcements;

  @Inject private TestCards cards;

  private Scenes.Clinic clinic;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(StatementCountIT.class);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    current.become(new Actor.OfPatient());
  }

  @Test
  void readingAnOffer() {
    assertStatements(3, () -> browser.offer(clinic.token()));
  }

  @Test
  void beginningAReception() {
    assertStatements(5, () -> receptions.started(clinic, Receptions.ALL));
  }

  @Test
  void readingAnUnfinishedReception() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);

    assertStatements(3, () -> browser.read(key, PAGE));
    assertStatements(3, () -> browser.findUnfinished(key));
  }

  @Test
  void askingWhetherThereIsAnythingNew() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    int version = browser.read(key, PAGE).version();

    assertStatements(2, () -> browser.readNewer(key, PAGE, version));
  }

  @Test
  void askingForACard() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);

    assertStatements(6, () -> authentications.ask(key, CardDevice.SAME, false));
  }

  @Test
  void takingAnAnswerIn() {
    byte[] challenge = receptions.challenged(receptions.started(clinic, Receptions.ALL)).sha256();

    assertStatements(6, () -> answers.takeIn(challenge, Sha256.of("answer")));
  }

  @Test
  void authenticating() {
    long serial = scenes.person().serial();
    ReceptionKey key = receptions.answered(clinic, Receptions.ALL);

    assertStatements(8, () -> answers.authenticate(key.id(), cards.card(serial)));
  }

  @Test
  void registering() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, scenes.person());

    // Who it is and whether the answer came back, 3; the eligibility, 3; T3, the rest.
    assertStatements(21, () -> receptions.complete(key));
  }

  @Test
  void comingBackFromTheCardApp() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    String serial = Long.toString(scenes.person().serial());
    String challenge = receptions.challenged(key).text();
    String url =
        cardAnswers.answer(
            new CardAnswer("zaitaku-card:1", challenge, serial, "RS256", "signature"));
    CardReturn back = new CardReturn(challenge, url.substring(url.lastIndexOf('.') + 1));

    // Whose it is, 3, and what a registration takes.
    assertStatements(24, () -> returns.comeBack(back, Optional.of(key)));
  }

  @Test
  void readingTheResult() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    receptions.complete(key);

    assertStatements(9, () -> browser.read(key, PAGE));
  }

  @Test
  void askingWhetherTheResultIsStillTold() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    receptions.complete(key);
    int version = browser.read(key, PAGE).version();

    assertStatements(4, () -> browser.readNewer(key, PAGE, version));
  }

  @Test
  void loggingIn() {
    scenes.account(clinic, "kanri01", PASSWORD);
    current.become(new Actor.OfSystem("login-desk"));

    assertStatements(
        13, () -> logins.login(new LoginAttempt(clinic.code(), "kanri01", PASSWORD, HERE)));
    assertStatements(
        9, () -> logins.login(new LoginAttempt(clinic.code(), "kanri01", "wrong", HERE)));
    assertStatements(
        4, () -> logins.login(new LoginAttempt(clinic.code(), "nobody", "wrong", HERE)));
  }

  @Test
  void showingTheUrl() {
    current.become(clinic.member(AccountRole.ADMINISTRATOR));

    assertStatements(4, () -> urls.show());
  }

  @Test
  void listingAnnouncements() {
    current.become(clinic.member(AccountRole.GENERAL));

    assertStatements(2, () -> announcements.list());
  }

  private static void assertStatements(int expected, Runnable useCase) {
    List<String> sent = CountedStatements.during(useCase);
    assertThat(sent).describedAs("SQL:%n%s", String.join("\n", sent)).hasSize(expected);
  }
}
