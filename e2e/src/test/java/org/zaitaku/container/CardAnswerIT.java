package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.container.scene.TestCards;
import org.zaitaku.reception.AnswerSteps;
import org.zaitaku.reception.CardAnswerService;
import org.zaitaku.reception.CardAuthenticationService;
import org.zaitaku.reception.CardDevice;
import org.zaitaku.reception.CardReturn;
import org.zaitaku.reception.CardReturnService;
import org.zaitaku.reception.Companion;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.Sha256;

/** T1 and T2: the challenge, its one answer, and who answered. */
class CardAnswerIT extends ContainerTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final int ROUNDS = 8;

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private AnswerSteps steps;

  @Inject private CardAnswerService answers;

  @Inject private CardReturnService returns;

  @Inject private CardAuthenticationService authentications;

  @Inject private ReceptionService browser;

  @Inject private TestCards cards;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(CardAnswerIT.class);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    person = scenes.person();
    current.become(PATIENT);
  }

  @Test
  void aChallengeIsConsumedOnceByItsFirstAnswer() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    byte[] challenge = receptions.challenged(key).sha256();

    AnswerSteps.Intake intake = steps.takeIn(challenge, Sha256.of("first"));

    assertThat(intake.receptionId()).isEqualTo(key.id());
    assertThat(intake.outcome()).isEmpty();
    assertThat(intake.askedAt())
        .as("the provider's word must be younger")
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(state(key)).isEqualTo("ANSWERED");
    assertThatThrownBy(() -> steps.takeIn(challenge, Sha256.of("second")))
        .hasMessage("CHALLENGE_ANSWERED");
    assertThatThrownBy(() -> steps.takeIn(challenge, Sha256.of("first")))
        .hasMessage("ANSWER_IN_PROGRESS");
    assertThat(audit(key, "CARD_ANSWERED")).hasSize(1);
  }

  @Test
  void ofAnswersThatRaceForOneChallengeExactlyOneGetsIt() {
    for (int round = 0; round < ROUNDS; round++) {
      ReceptionKey key = receptions.started(clinic, Receptions.ALL);
      byte[] challenge = receptions.challenged(key).sha256();

      List<String> told =
          crew.atOnce(
              PATIENT,
              IntStream.range(0, 4)
                  .<Supplier<?>>mapToObj(
                      n -> () -> steps.takeIn(challenge, Sha256.of("answer " + n)).outcome())
                  .toList());

      assertThat(told)
          .containsExactlyInAnyOrder(
              "Optional.empty", "CHALLENGE_ANSWERED", "CHALLENGE_ANSWERED", "CHALLENGE_ANSWERED");
      assertThat(audit(key, "CARD_ANSWERED")).hasSize(1);
    }
  }

  @Test
  void ofTheSameAnswerSentTwiceAtOnceOneIsExamined() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] challenge = receptions.challenged(receptions.started(clinic, Receptions.ALL)).sha256();
      Supplier<?> same = () -> steps.takeIn(challenge, Sha256.of("same")).outcome();

      assertThat(crew.atOnce(PATIENT, List.of(same, same, same)))
          .containsExactlyInAnyOrder("Optional.empty", "ANSWER_IN_PROGRESS", "ANSWER_IN_PROGRESS");
    }
  }

  @Test
  void anAnswerThatRacesWithANewRequestForACardEndsWithOneOfBoth() {
    for (int round = 0; round < ROUNDS; round++) {
      ReceptionKey key = receptions.started(clinic, Receptions.ALL);
      byte[] challenge = receptions.challenged(key).sha256();

      List<String> told =
          crew.atOnce(
              PATIENT,
              List.of(
                  () -> steps.takeIn(challenge, Sha256.of("answer")).outcome(),
                  () -> authentications.ask(key, CardDevice.SAME, false).expiresAt() == null));

      assertThat(told)
          .isIn(List.of("Optional.empty", "WRONG_STATE"), List.of("CHALLENGE_EXPIRED", "false"));
    }
  }

  @Test
  void anAnswerThatRacesWithAStopEndsWithdrawn() {
    for (int round = 0; round < ROUNDS; round++) {
      ReceptionKey key = receptions.started(clinic, Receptions.ALL);
      byte[] challenge = receptions.challenged(key).sha256();

      List<String> told =
          crew.atOnce(
              PATIENT,
              List.of(
                  () -> steps.takeIn(challenge, Sha256.of("answer")).outcome(),
                  () -> {
                    browser.withdraw(key);
                    return "stopped";
                  }));

      assertThat(told.get(0)).isIn("Optional.empty", "WRONG_STATE");
      assertThat(told.get(1)).isEqualTo("stopped");
      assertThat(state(key)).isEqualTo("WITHDRAWN");
    }
  }

  @Test
  void theSameAnswerAgainGetsTheSameResponseAndIsNotExaminedAgain() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    CardAnswer answer = answer(receptions.challenged(key), person.serial(), "signature");
    String told = answers.answer(answer);
    int verified = cards.verified();

    assertThat(answers.answer(answer)).isEqualTo(told);

    assertThat(cards.verified()).isEqualTo(verified);
    comeBack(key, told);
    assertThat(state(key)).isEqualTo("COMPLETED");
    assertThat(answers.answer(answer)).isEqualTo(told);
    assertThat(events(key)).isEqualTo(1);
  }

  @Test
  void anotherAnswerAfterTheFirstIsRefused() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    ChallengeValue challenge = receptions.challenged(key);
    answers.answer(answer(challenge, person.serial(), "signature"));

    assertThatThrownBy(
            () -> answers.answer(answer(challenge, person.serial(), "another signature")))
        .hasMessage("CHALLENGE_ANSWERED");
    assertThatThrownBy(() -> answers.answer(answer(challenge, scenes.person().serial(), "x")))
        .hasMessage("CHALLENGE_ANSWERED");
  }

  @Test
  void aRefusedCardFailsTheReceptionAndIsToldTheSameReasonAgain() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    CardAnswer answer = answer(receptions.challenged(key), person.serial(), TestCards.REVOKED);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> answers.answer(answer))
          .hasMessage("CARD_REFUSED CERTIFICATE_REVOKED");
    }

    assertThat(state(key)).isEqualTo("FAILED");
    assertThat(reception(key, "failure")).isEqualTo("CERTIFICATE_REVOKED");
    assertThat(reception(key, "patient_id")).isNull();
    assertThat(events(key)).isZero();
    assertThat(audit(key, "CARD_VERIFIED")).containsExactly("REFUSED CERTIFICATE_REVOKED");
  }

  @Test
  void anUnknownChallengeIsRefusedAndAMalformedOneNamed() {
    assertThatThrownBy(() -> steps.takeIn(Sha256.of("nobody's"), Sha256.of("answer")))
        .hasMessage("CHALLENGE_UNKNOWN");
    assertThatThrownBy(() -> answers.answer(new CardAnswer("f", "short", "c", "a", "s")))
        .hasMessage("VALUE_INVALID challenge");
    assertThatThrownBy(() -> answers.answer(new CardAnswer(null, null, null, null, null)))
        .hasMessage("VALUE_INVALID challenge");
  }

  @Test
  void aChallengeIsGoodForFiveMinutes() {
    byte[] inTime = receptions.challenged(receptions.started(clinic, Receptions.ALL)).sha256();
    clock.advance(Duration.ofMinutes(4).plusSeconds(30));
    assertThat(steps.takeIn(inTime, Sha256.of("answer")).outcome()).isEmpty();

    byte[] late = receptions.challenged(receptions.started(clinic, Receptions.ALL)).sha256();
    clock.advance(Duration.ofMinutes(5));
    assertThatThrownBy(() -> steps.takeIn(late, Sha256.of("answer")))
        .hasMessage("CHALLENGE_EXPIRED");
  }

  @Test
  void anEarlierChallengeOfTheSameReceptionCountsNoMore() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    byte[] earlier = receptions.challenged(key).sha256();
    byte[] later = receptions.challenged(key).sha256();

    assertThatThrownBy(() -> steps.takeIn(earlier, Sha256.of("answer")))
        .hasMessage("CHALLENGE_EXPIRED");
    assertThat(steps.takeIn(later, Sha256.of("answer")).outcome()).isEmpty();
  }

  @Test
  void noCardIsAskedForOnceAnAnswerCame() {
    ReceptionKey key = receptions.answered(clinic, Receptions.ALL);

    assertThatThrownBy(() -> authentications.ask(key, CardDevice.SAME, false))
        .hasMessage("WRONG_STATE");
  }

  @Test
  void aStrangersBrowserCanNeitherReadNorGoOnNorStop() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    ReceptionKey stranger = new ReceptionKey(key.id(), "guessed");
    ReceptionKey unknown = new ReceptionKey(UUID.randomUUID(), key.secret());

    for (ReceptionKey wrong : List.of(stranger, unknown)) {
      assertThatThrownBy(() -> browser.read(wrong, "page")).hasMessage("RECEPTION_NOT_FOUND");
      assertThatThrownBy(() -> authentications.ask(wrong, CardDevice.SAME, false))
          .hasMessage("RECEPTION_NOT_FOUND");
      assertThatThrownBy(() -> browser.withdraw(wrong)).hasMessage("RECEPTION_NOT_FOUND");
      assertThat(browser.findUnfinished(wrong)).isEmpty();
    }
    assertThat(state(key)).isEqualTo("STARTED");
  }

  @Test
  void anOldAndANewCertificateLeadToTheSamePerson() {
    long renewed = scenes.certificate(person.id());

    for (long serial : new long[] {person.serial(), renewed}) {
      ReceptionKey key = receptions.answered(clinic, Receptions.ALL);
      assertThat(steps.authenticate(key.id(), cards.card(serial))).isEqualTo("AUTHENTICATED");
      assertThat(reception(key, "patient_id")).isEqualTo(Long.toString(person.id()));
    }
  }

  @Test
  void aCardOfNobodyFailsTheReception() {
    ReceptionKey key = receptions.answered(clinic, Receptions.ALL);

    assertThat(steps.authenticate(key.id(), cards.card(1))).isEqualTo("CARD_NOT_KNOWN");

    assertThat(state(key)).isEqualTo("FAILED");
    assertThat(reception(key, "patient_id")).isNull();
  }

  @Test
  void aCardThatIsNotRegisteredAsInsuranceCardFailsTheReception() {
    owner.change("update patient set insurance_card_registered = false where id = ?", person.id());
    ReceptionKey key = receptions.answered(clinic, Receptions.ALL);

    assertThat(steps.authenticate(key.id(), cards.card(person.serial())))
        .isEqualTo("CARD_NOT_REGISTERED");

    assertThat(state(key)).isEqualTo("FAILED");
    assertThat(events(key)).isZero();
  }

  @Test
  void aReceptionThatWasStoppedIsNeitherAuthenticatedNorRefusedAnyMore() {
    ReceptionKey genuine = receptions.answered(clinic, Receptions.ALL);
    ReceptionKey refused = receptions.answered(clinic, Receptions.ALL);
    browser.withdraw(genuine);
    browser.withdraw(refused);

    assertThat(steps.authenticate(genuine.id(), cards.card(person.serial())))
        .isEqualTo("WRONG_STATE");
    assertThat(steps.refuse(refused.id(), "CERTIFICATE_REVOKED")).isEqualTo("WRONG_STATE");

    assertThatThrownBy(() -> browser.withdraw(genuine)).hasMessage("WRONG_STATE");
    assertThat(state(genuine)).isEqualTo("WITHDRAWN");
    assertThat(state(refused)).isEqualTo("WITHDRAWN");
    assertThat(reception(genuine, "patient_id")).isNull();
  }

  @Test
  void anAnswerToAReceptionThatWasStoppedMeanwhileIsToldTheSameAgain() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    byte[] challenge = receptions.challenged(key).sha256();
    steps.takeIn(challenge, Sha256.of("answer"));
    browser.withdraw(key);
    steps.authenticate(key.id(), cards.card(person.serial()));

    assertThat(steps.takeIn(challenge, Sha256.of("answer")).outcome()).hasValue("WRONG_STATE");
    assertThatThrownBy(() -> steps.takeIn(challenge, Sha256.of("another")))
        .hasMessage("CHALLENGE_ANSWERED");
  }

  @Test
  void aRegistrationIsFoundInTheAuditUnderTheRequestThatCameBack() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    ChallengeValue challenge = receptions.challenged(key);
    UUID ofApp = UUID.randomUUID();
    current.goOnAs(PATIENT, ofApp);
    String told = answers.answer(answer(challenge, person.serial(), "signature"));
    UUID ofBrowser = UUID.randomUUID();
    current.goOnAs(PATIENT, ofBrowser);
    comeBack(key, told);

    assertThat(actionsOf(ofApp)).containsExactly("CARD_ANSWERED PATIENT", "CARD_VERIFIED PATIENT");
    assertThat(actionsOf(ofBrowser))
        .containsExactly("CONSENT_REGISTERED PATIENT", "ELIGIBILITY_OBTAINED PATIENT");
  }

  @Test
  void onlyHashesAndAKeyedHashAreKeptOfAnAnswer() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    ChallengeValue challenge = receptions.challenged(key);
    comeBack(key, answers.answer(answer(challenge, person.serial(), "signature")));

    String row =
        owner.text("select row_to_json(c)::text from challenge c where reception_id = ?", key.id());

    assertThat(row)
        .doesNotContain(challenge.text(), Long.toString(person.serial()), "signature")
        .contains("\"outcome\":\"AUTHENTICATED\"", "\"evidence\":\"RS256 OCSP ");
    assertThat(
            Stream.of("reception", "challenge")
                .flatMap(
                    table ->
                        owner.list("select row_to_json(t)::text from " + table + " t").stream()))
        .noneMatch(text -> text.contains(key.secret()));
  }

  private static CardAnswer answer(ChallengeValue challenge, long serial, String signature) {
    return new CardAnswer(
        "zaitaku-card:1", challenge.text(), Long.toString(serial), "RS256", signature);
  }

  private List<String> actionsOf(UUID request) {
    return owner.list(
        "select action || ' ' || actor_kind from audit_event where correlation_id = ? order by at, id",
        request);
  }

  private Optional<Companion> comeBack(ReceptionKey key, String returnUrl) {
    return returns.comeBack(back(returnUrl), Optional.of(key));
  }

  private static CardReturn back(String returnUrl) {
    String[] parts = returnUrl.substring(returnUrl.indexOf('#') + 1).split("\\.", 2);
    return new CardReturn(parts[0], parts[1]);
  }

  private String state(ReceptionKey key) {
    return reception(key, "state");
  }

  private String reception(ReceptionKey key, String column) {
    return owner.text("select " + column + " from reception where id = ?", key.id());
  }

  private long events(ReceptionKey key) {
    return owner.number("select count(*) from consent_event where reception_id = ?", key.id());
  }

  private List<String> audit(ReceptionKey key, String action) {
    return owner.list(
        "select outcome || coalesce(' ' || detail, '') from audit_event where subject = ? and action = ?",
        "reception:" + key.id(),
        action);
  }
}
