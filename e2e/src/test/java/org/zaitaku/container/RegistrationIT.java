package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.container.scene.TestCards;
import org.zaitaku.reception.AnswerSteps;
import org.zaitaku.reception.Beginning;
import org.zaitaku.reception.CompletionSteps;
import org.zaitaku.reception.ReceptionDetails;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.reception.ReceptionState;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

/** Beginning, T3, the result, taking back, and what a lost server left. */
class RegistrationIT extends ContainerTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final int ROUNDS = 8;
  private static final String PAGE = "page";

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private CompletionSteps steps;

  @Inject private AnswerSteps answers;

  @Inject private TestCards cards;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(RegistrationIT.class);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    person = scenes.person();
    current.become(PATIENT);
  }

  @Test
  void anAnswerIsDueForExactlyTheOfferedItems() {
    ConsentChoices surgeryToo = with(Receptions.ALL, ConsentItem.SURGERY);

    assertThatThrownBy(() -> receptions.started(clinic, surgeryToo))
        .hasMessage("ITEM_NOT_OFFERED choices.SURGERY");
    assertThatThrownBy(
            () -> receptions.started(clinic, Receptions.ALL.without(ConsentItem.LIMIT_AMOUNT)))
        .hasMessage("CHOICE_MISSING choices.LIMIT_AMOUNT");
    assertThatThrownBy(
            () ->
                browser.start(
                    new Beginning(
                        clinic.token(),
                        ReceptionFlow.REGISTRATION,
                        Receptions.ALL,
                        PrescriptionForm.PAPER,
                        null,
                        Receptions.TEXT)))
        .hasMessage("PRESCRIPTION_FORM_NOT_OFFERED prescriptionForm");
    assertThat(count("reception where institution_id = " + clinic.id())).isZero();
  }

  @Test
  void anUnknownAndAWithdrawnUrlAreAnsweredAlike() {
    owner.change("update access_url set withdrawn_at = now() where id = ?", clinic.urlId());

    assertThatThrownBy(() -> browser.offer(clinic.token())).hasMessage("URL_UNKNOWN");
    assertThatThrownBy(() -> browser.offer("x".repeat(24))).hasMessage("URL_UNKNOWN");
    assertThatThrownBy(() -> browser.offer("no token")).hasMessage("URL_UNKNOWN");
    assertThatThrownBy(() -> receptions.started(clinic, Receptions.ALL)).hasMessage("URL_UNKNOWN");
  }

  @Test
  void aClinicThatStoppedHomeVisitsOffersNothing() {
    set("home_visit = false");

    assertThat(browser.offer(clinic.token()).isClosed()).isTrue();
    assertThatThrownBy(() -> receptions.started(clinic, Receptions.ALL))
        .hasMessage("SERVICE_NOT_OFFERED");
  }

  @Test
  void aRegistrationWritesConsentEventRelationEligibilityAndAudit() {
    ReceptionKey key = registered(Receptions.ALL);

    assertThat(state(key)).isEqualTo("COMPLETED");
    assertThat(activeChoices()).containsExactly(Receptions.ALL.toText());
    assertThat(
            owner.list(
                "select kind || ' ' || choices from consent_event where reception_id = ?",
                key.id()))
        .containsExactly("REGISTERED " + Receptions.ALL.toText());
    assertThat(openRelations()).isEqualTo(1);
    assertThat(count("eligibility_snapshot where reception_id = '" + key.id() + "'")).isEqualTo(1);
    assertThat(
            owner.list(
                "select action || ' ' || institution_id || ' ' || coalesce(patient_id, 0) from audit_event where subject = ?"
                    + " and outcome = 'SUCCESS' order by at, id",
                "reception:" + key.id()))
        .containsExactly(
            "RECEPTION_STARTED " + clinic.id() + " 0",
            "CARD_CHALLENGED " + clinic.id() + " 0",
            "CARD_ANSWERED " + clinic.id() + " 0",
            "CARD_VERIFIED " + clinic.id() + " " + person.id(),
            "CONSENT_REGISTERED " + clinic.id() + " " + person.id(),
            "ELIGIBILITY_OBTAINED " + clinic.id() + " " + person.id());
  }

  @Test
  void theEventIsEvidenceOfWhatWasReadAndWhoAuthenticatedHow() {
    ReceptionKey key = registered(Receptions.ALL);

    assertThat(
            owner.text(
                "select e.language || ' ' || t.body || ' ' || e.care_setting || ' ' || e.authentication || ' '"
                    + " || (e.certificate_key = c.certificate_key) || ' ' || (e.checked = c.evidence)"
                    + " from consent_event e join consent_text t on t.version = e.text_version"
                    + " join challenge c on c.reception_id = e.reception_id where e.reception_id = ?",
                key.id()))
        .isEqualTo("ja 同意登録の準備と開始 HOME_VISIT CARD true true");
  }

  @Test
  @Tag("CON-A-031")
  void whoDeclinesEverythingBeginsACareRelationAndIsShownTheEligibilityToo() {
    ReceptionKey key = registered(Receptions.NONE);

    assertThat(activeChoices()).containsExactly(Receptions.NONE.toText());
    assertThat(openRelations()).isEqualTo(1);
    assertThat(browser.read(key, PAGE).eligibility()).isPresent();
  }

  @Test
  void theEligibilityHoldsOnlyWhatThePatientAgreedTo() {
    assertThat(snapshot(registered(Receptions.ALL))).isEqualTo("1 A03 1");
    assertThat(snapshot(registered(Receptions.NONE))).isEqualTo("1 - -");
  }

  @Test
  void registeringAgainChangesNothing() {
    ReceptionKey key = registered(Receptions.ALL);
    String before = everythingOf(key);

    receptions.complete(key);
    CompletionSteps.Waiting stale =
        new CompletionSteps.Waiting(key.id(), ReceptionFlow.REGISTRATION, person.id());
    Optional<byte[]> returned = Optional.of(receptions.newestChallenge(key));
    steps.complete(stale, returned, Optional.empty());
    steps.fail(stale, returned, ErrorCode.ELIGIBILITY_UNAVAILABLE);
    steps.interrupt(key.id());
    clock.advance(Duration.ofMinutes(20));
    steps.expire(key.id());

    assertThat(everythingOf(key)).isEqualTo(before);
  }

  @Test
  void settingsThatChangedMeanwhileFailTheReceptionAndNothingElseIsWritten() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);
    set("surgery = true");

    assertFailedAndNothingElse(key, "SETTINGS_CHANGED");
  }

  @Test
  void homeVisitsThatEndedMeanwhileFailTheReceptionAndNothingElseIsWritten() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);
    set("home_visit = false");

    assertFailedAndNothingElse(key, "SETTINGS_CHANGED");
  }

  @Test
  void aUrlThatWasWithdrawnMeanwhileFailsTheReceptionAndNothingElseIsWritten() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);
    owner.change("update access_url set withdrawn_at = now() where id = ?", clinic.urlId());

    assertFailedAndNothingElse(key, "URL_CHANGED");
  }

  @Test
  void aCertificateThatEndedMeanwhileFailsTheReceptionAndNothingElseIsWritten() {
    ReceptionKey key = receptions.answered(clinic, Receptions.ALL);
    answers.authenticate(
        key.id(), cards.card(person.serial(), clock.now().plus(Duration.ofMinutes(1))));
    clock.advance(Duration.ofMinutes(2));

    assertFailedAndNothingElse(key, "CERTIFICATE_EXPIRED");
  }

  @Test
  void twoReceptionsOfOnePatientAtOnceLeaveOneActiveConsent() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      ReceptionKey first = receptions.authenticated(clinic, Receptions.ALL, person);
      ReceptionKey second = receptions.authenticated(clinic, Receptions.NONE, person);

      crew.atOnce(PATIENT, List.of(register(first), register(second)));

      assertThat(state(first)).isEqualTo("COMPLETED");
      assertThat(state(second)).isEqualTo("COMPLETED");
      assertThat(activeChoices()).hasSize(1);
      assertThat(openRelations()).isEqualTo(1);
      assertThat(count("consent_event where patient_id = " + person.id())).isEqualTo(2);
    }
  }

  @Test
  void oneReceptionRegisteredByFourAtOnceIsRegisteredOnce() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);

    crew.atOnce(PATIENT, Collections.nCopies(4, register(key)));

    assertThat(state(key)).isEqualTo("COMPLETED");
    assertThat(count("consent_event where patient_id = " + person.id())).isEqualTo(1);
    assertThat(audit(key, "CONSENT_REGISTERED")).isEqualTo(1);
  }

  @Test
  void twoNodesThatSweepAtOnceDoEachStepOnce() {
    ReceptionKey answered = receptions.answered(clinic, Receptions.ALL);
    ReceptionKey started = receptions.started(clinic, Receptions.ALL);
    Supplier<?> node =
        () -> {
          steps.interrupt(answered.id());
          steps.expire(started.id());
          return "swept";
        };
    clock.advance(Duration.ofMinutes(20));

    assertThat(crew.atOnce(new Actor.OfSystem("sweeper"), List.of(node, node, node)))
        .containsOnly("swept");

    assertThat(state(answered)).isEqualTo("FAILED");
    assertThat(state(started)).isEqualTo("EXPIRED");
    assertThat(audit(answered, "RECEPTION_FAILED")).isEqualTo(1);
    assertThat(audit(started, "RECEPTION_EXPIRED")).isEqualTo(1);
  }

  @Test
  void aStopThatRacesWithTheRegistrationLeavesNoConsent() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);

      crew.atOnce(
          PATIENT,
          List.of(
              register(key),
              () -> {
                browser.withdraw(key);
                return "stopped";
              }));

      assertThat(state(key)).isEqualTo("WITHDRAWN");
      assertThat(activeChoices()).isEmpty();
      assertThat(openRelations()).isZero();
    }
  }

  @Test
  void whatWasTheFirstConsentIsRevokedWhenItIsTakenBack() {
    ReceptionKey key = registered(Receptions.ALL);

    browser.withdraw(key);

    assertThat(activeChoices()).isEmpty();
    assertThat(openRelations()).isZero();
    assertThat(
            owner.list(
                "select kind from consent_event where reception_id = ? order by id", key.id()))
        .containsExactly("REGISTERED", "WITHDRAWN");
    assertThat(audit(key, "RECEPTION_WITHDRAWN")).isEqualTo(1);
  }

  @Test
  void theAnswersBeforeHoldAgainWhenTheLaterAreTakenBack() {
    registered(Receptions.NONE);
    ReceptionKey second = registered(Receptions.ALL);

    browser.withdraw(second);

    assertThat(activeChoices()).containsExactly(Receptions.NONE.toText());
    assertThat(openRelations()).isEqualTo(1);
  }

  @Test
  void theLaterAnswersGoOnToHoldWhenTheEarlierAreTakenBack() {
    ReceptionKey first = registered(Receptions.ALL);
    registered(Receptions.NONE);

    browser.withdraw(first);

    assertThat(activeChoices()).containsExactly(Receptions.NONE.toText());
    assertThat(openRelations()).isEqualTo(1);
  }

  @Test
  void nothingIsLeftWhenTwoReceptionsAreTakenBackInEitherOrder() {
    ReceptionKey first = registered(Receptions.ALL);
    ReceptionKey second = registered(Receptions.NONE);
    browser.withdraw(second);
    browser.withdraw(first);
    assertThat(activeChoices()).isEmpty();
    assertThat(openRelations()).isZero();

    ReceptionKey third = registered(Receptions.ALL);
    ReceptionKey fourth = registered(Receptions.NONE);
    browser.withdraw(third);
    browser.withdraw(fourth);
    assertThat(activeChoices()).isEmpty();
    assertThat(openRelations()).isZero();
  }

  @Test
  void aCompletedReceptionIsTakenBackWithinTenMinutesOnly() {
    ReceptionKey key = registered(Receptions.ALL);
    clock.advance(Duration.ofMinutes(10));

    assertThatThrownBy(() -> browser.withdraw(key)).hasMessage("WRONG_STATE");

    assertThat(activeChoices()).hasSize(1);
  }

  @Test
  void theResultIsToldToOnePageForTenMinutes() {
    ReceptionKey key = registered(Receptions.ALL);

    ReceptionDetails told = browser.read(key, PAGE);

    assertThat(told.state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(told.eligibility()).get().extracting("name").isEqualTo("試験　太郎");
    assertThat(browser.readNewer(key, PAGE, told.version())).isEmpty();
    assertThatThrownBy(() -> browser.read(key, "another page")).hasMessage("RECEPTION_NOT_FOUND");
    assertThat(browser.findUnfinished(key)).isEmpty();

    clock.advance(Duration.ofMinutes(10));
    assertThatThrownBy(() -> browser.read(key, PAGE)).hasMessage("RECEPTION_NOT_FOUND");
    assertThatThrownBy(() -> browser.readNewer(key, PAGE, told.version()))
        .hasMessage("RECEPTION_NOT_FOUND");
  }

  @Test
  void ofTwoPagesThatAskAtOnceOneIsToldTheResult() {
    for (int round = 0; round < ROUNDS; round++) {
      ReceptionKey key = registered(Receptions.ALL);

      List<String> told =
          crew.atOnce(
              PATIENT,
              List.of(
                  () -> browser.read(key, "one").state(), () -> browser.read(key, "two").state()));

      assertThat(told).containsExactlyInAnyOrder("COMPLETED", "RECEPTION_NOT_FOUND");
    }
  }

  @Test
  void aStopOfSelfInformationThatIsSetLaterHidesTheResultAtOnce() {
    ReceptionKey key = registered(Receptions.ALL);
    ReceptionDetails told = browser.read(key, PAGE);
    assertThat(told.eligibility()).isPresent();

    owner.change("update patient set self_information_stopped = true where id = ?", person.id());

    assertThat(browser.read(key, PAGE).eligibility()).isEmpty();
    assertThat(browser.readNewer(key, PAGE, told.version()))
        .hasValueSatisfying(newer -> assertThat(newer.eligibility()).isEmpty());
  }

  @Test
  @Tag("ELG-037")
  void ofAPersonWhoStoppedSelfInformationNoEligibilityIsKept() {
    owner.change("update patient set self_information_stopped = true where id = ?", person.id());

    ReceptionKey key = registered(Receptions.ALL);

    assertThat(state(key)).isEqualTo("COMPLETED");
    assertThat(count("eligibility_snapshot where reception_id = '" + key.id() + "'")).isZero();
    assertThat(browser.read(key, PAGE).eligibility()).isEmpty();
  }

  @Test
  void anUnfinishedReceptionIsOfferedForFifteenMinutes() {
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    clock.advance(Duration.ofMinutes(14));
    assertThat(browser.findUnfinished(key)).isPresent();

    clock.advance(Duration.ofMinutes(1));
    assertThat(browser.findUnfinished(key)).isEmpty();
  }

  @Test
  void theSweeperFailsTheAnsweredAndExpiresTheRest() {
    ReceptionKey authenticated = receptions.authenticated(clinic, Receptions.ALL, person);
    ReceptionKey answered = receptions.answered(clinic, Receptions.ALL);
    ReceptionKey started = receptions.started(clinic, Receptions.ALL);
    ReceptionKey challenged = receptions.started(clinic, Receptions.ALL);
    receptions.challenged(challenged);

    clock.advance(Duration.ofHours(7));

    Awaitility.await("the sweeper comes every ten seconds")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                List.of(state(authenticated), state(answered), state(started), state(challenged))
                    .equals(List.of("EXPIRED", "FAILED", "EXPIRED", "EXPIRED")));
    assertThat(activeChoices()).as("what did not come back counts for nothing").isEmpty();
    assertThat(owner.text("select failure from reception where id = ?", answered.id()))
        .isEqualTo("INTERRUPTED");
    assertThat(owner.text("select outcome from challenge where reception_id = ?", answered.id()))
        .isEqualTo("INTERRUPTED");
    assertThat(
            owner.list(
                "select distinct actor_kind || ' ' || actor_name from audit_event where subject = ? and action = 'RECEPTION_EXPIRED'",
                "reception:" + started.id()))
        .containsExactly("SYSTEM sweeper");
  }

  @Test
  @Tag("URL-014")
  void aUrlThatIsWithdrawnRegistersNothingMoreAndLeavesTheConsentsAsTheyAre() {
    registered(Receptions.ALL);
    ReceptionKey key = receptions.started(clinic, Receptions.ALL);
    assertThat(browser.offer(clinic.token())).isNotNull();

    owner.change("update access_url set withdrawn_at = now() where id = ?", clinic.urlId());

    assertThatThrownBy(() -> browser.offer(clinic.token())).hasMessage("URL_UNKNOWN");
    assertThatThrownBy(() -> receptions.started(clinic, Receptions.ALL)).hasMessage("URL_UNKNOWN");
    assertThat(browser.read(key, PAGE).state()).isEqualTo(ReceptionState.STARTED);
    assertThat(activeChoices()).containsExactly(Receptions.ALL.toText());
  }

  private ReceptionKey registered(ConsentChoices choices) {
    ReceptionKey key = receptions.authenticated(clinic, choices, person);
    receptions.complete(key);
    return key;
  }

  private Supplier<?> register(ReceptionKey key) {
    return () -> {
      receptions.complete(key);
      return "registered";
    };
  }

  private void assertFailedAndNothingElse(ReceptionKey key, String reason) {
    receptions.complete(key);

    assertThat(owner.text("select state || ' ' || failure from reception where id = ?", key.id()))
        .isEqualTo("FAILED " + reason);
    assertThat(activeChoices()).isEmpty();
    assertThat(count("consent_event where patient_id = " + person.id())).isZero();
    assertThat(count("care_relation where patient_id = " + person.id())).isZero();
    assertThat(count("eligibility_snapshot where patient_id = " + person.id())).isZero();
    assertThat(audit(key, "RECEPTION_FAILED")).isEqualTo(1);
    assertThat(audit(key, "CONSENT_REGISTERED")).isZero();
    // It was read before T3 said no.
    assertThat(audit(key, "ELIGIBILITY_OBTAINED")).isEqualTo(1);
  }

  private static ConsentChoices with(ConsentChoices choices, ConsentItem item) {
    var decisions = new java.util.EnumMap<ConsentItem, ConsentDecision>(choices.decisions());
    decisions.putAll(Map.of(item, ConsentDecision.AGREED));
    return new ConsentChoices(decisions);
  }

  private void set(String assignment) {
    owner.change(
        "update environment_settings set " + assignment + " where institution_id = ?", clinic.id());
  }

  private String state(ReceptionKey key) {
    return owner.text("select state from reception where id = ?", key.id());
  }

  private List<String> activeChoices() {
    return owner.list(
        "select choices from consent where patient_id = ? and institution_id = ? and revoked_at is null",
        person.id(),
        clinic.id());
  }

  private long openRelations() {
    return count("care_relation where ended_at is null and patient_id = " + person.id());
  }

  private String snapshot(ReceptionKey key) {
    return owner.text(
        "select status || ' ' || coalesce(limit_certificate_flag, '-') || ' ' || coalesce(specific_disease, '-')"
            + " from eligibility_snapshot where reception_id = ?",
        key.id());
  }

  private String everythingOf(ReceptionKey key) {
    return owner.text("select row_to_json(r)::text from reception r where id = ?", key.id())
        + owner.list("select row_to_json(c)::text from consent c where patient_id = ?", person.id())
        + owner.list(
            "select row_to_json(e)::text from consent_event e where patient_id = ?", person.id())
        + owner.list("select id from audit_event where subject = ?", "reception:" + key.id());
  }

  private long audit(ReceptionKey key, String action) {
    return owner.number(
        "select count(*) from audit_event where subject = ? and action = ?",
        "reception:" + key.id(),
        action);
  }

  private long count(String from) {
    return owner.number("select count(*) from " + from);
  }
}
