package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.reception.ReceptionDetails;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.reception.ReceptionState;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.ConsentChoices;

/** Flows B and C on the database: what is shown, changed and revoked, and what is not. */
class UpdateAndRevocationIT extends ContainerTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final String PAGE = "page-of-the-patient";
  private static final int ROUNDS = 6;

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(UpdateAndRevocationIT.class);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    person = scenes.person();
    current.become(PATIENT);
  }

  private void registered(Scenes.Clinic where, ConsentChoices choices) {
    receptions.complete(receptions.authenticated(where, choices, person));
  }

  private ReceptionKey enquired() {
    ReceptionKey key = receptions.authenticated(clinic, ReceptionFlow.UPDATE, person);
    receptions.complete(key);
    return key;
  }

  private void choose(ReceptionKey key, ConsentChoices choices) {
    browser.choose(key, choices, null, Receptions.TEXT);
  }

  private void update(ReceptionKey key) {
    receptions.authenticate(key, person);
    receptions.complete(key);
  }

  @Test
  @Tag("CON-B-005")
  @Tag("CON-B-014")
  void whatIsRegisteredIsShownChangedAndKeptAsEvents() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();

    ReceptionDetails found = browser.read(key, PAGE);
    assertThat(found.state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(found.registered().orElseThrow().choices()).isEqualTo(Receptions.ALL);
    choose(key, Receptions.NONE);
    assertThat(active(clinic)).containsExactly(Receptions.ALL.toText());
    update(key);

    assertThat(browser.read(key, PAGE).state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(active(clinic)).containsExactly(Receptions.NONE.toText());
    assertThat(events()).containsExactly("REGISTERED AGREED", "UPDATED DECLINED");
    assertThat(audit(key))
        .containsSequence("CARD_VERIFIED", "CONSENT_ENQUIRED")
        .containsSequence("CARD_VERIFIED", "CONSENT_UPDATED")
        .doesNotContain("ELIGIBILITY_OBTAINED");
    assertThat(
            owner.number(
                "select count(*) from eligibility_snapshot where reception_id = ?", key.id()))
        .isZero();
  }

  @Test
  void aServerWhoseClockIsBehindWritesItsChangeAfterTheLastAllTheSame() {
    clock.advance(Duration.ofMinutes(1));
    registered(clinic, Receptions.ALL);
    clock.advance(Duration.ofSeconds(-30));

    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(
            owner.list(
                "select kind from consent_event where institution_id = ? order by at", clinic.id()))
        .containsExactly("REGISTERED", "REVOKED");
  }

  @Test
  @Tag("CON-B-014")
  void withoutTheSecondCardTheOldValuesRemain() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    choose(key, Receptions.NONE);
    receptions.challenged(key);
    browser.withdraw(key);

    assertThat(active(clinic)).containsExactly(Receptions.ALL.toText());
    assertThat(events()).containsExactly("REGISTERED AGREED");
  }

  @Test
  @Tag("CON-022")
  void onlyThisInstitutionsConsentIsShownChangedAndRevoked() {
    Scenes.Clinic other = scenes.clinic();
    registered(other, Receptions.ALL);
    ReceptionKey nothing = enquired();
    assertThat(failure(nothing)).isEqualTo("NOTHING_REGISTERED");

    registered(clinic, Receptions.NONE);
    ReceptionKey key = enquired();
    assertThat(browser.read(key, PAGE).registered().orElseThrow().choices())
        .isEqualTo(Receptions.NONE);
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(active(clinic)).isEmpty();
    assertThat(active(other)).containsExactly(Receptions.ALL.toText());
    assertThat(openRelations(other)).isEqualTo(1);
  }

  @Test
  @Tag("CON-B-020")
  void whereNothingIsRegisteredNothingCanBeShownOrRevoked() {
    assertThat(failure(enquired())).isEqualTo("NOTHING_REGISTERED");
    ReceptionKey revocation = receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person);
    receptions.complete(revocation);

    assertThat(failure(revocation)).isEqualTo("NOTHING_REGISTERED");
    assertThat(events()).isEmpty();
  }

  @Test
  @Tag("CON-B-004")
  void theSecondCardOfAnotherPersonChangesNothing() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    choose(key, Receptions.NONE);

    assertThat(receptions.authenticate(key, scenes.person())).isEqualTo("OTHER_PERSON");

    assertThat(failure(key)).isEqualTo("OTHER_PERSON");
    assertThat(active(clinic)).containsExactly(Receptions.ALL.toText());
    assertThat(
            owner.list(
                "select distinct patient_id from audit_event where subject = ? and detail = 'OTHER_PERSON'",
                "reception:" + key.id()))
        .containsExactly((String) null);
  }

  @Test
  @Tag("CON-C-003")
  @Tag("CON-C-007")
  void aRevocationEndsTheConsentAndTheRelationAndStaysAsEvidence() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person);

    receptions.complete(key);

    assertThat(browser.read(key, PAGE).state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(active(clinic)).isEmpty();
    assertThat(openRelations(clinic)).isZero();
    assertThat(
            owner.list(
                "select end_reason from care_relation where institution_id = ?", clinic.id()))
        .containsExactly("PATIENT_REVOKED");
    assertThat(events()).containsExactly("REGISTERED AGREED", "REVOKED AGREED");
    assertThat(failure(enquired())).isEqualTo("NOTHING_REGISTERED");
  }

  @Test
  @Tag("CON-C-006")
  void aRevocationWithdrawsTheChoiceOfAPrescriptionsForm() {
    registered(clinic, Receptions.ALL);
    owner.change(
        "update consent set prescription_form = 'ELECTRONIC' where institution_id = ?",
        clinic.id());

    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(
            owner.number(
                "select count(*) from consent where institution_id = ? and prescription_form is not null",
                clinic.id()))
        .isZero();
  }

  @Test
  @Tag("CON-C-004")
  void aRevocationWithoutTheCardLeavesTheConsent() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = receptions.started(clinic, ReceptionFlow.REVOCATION);
    receptions.challenged(key);
    browser.withdraw(key);

    assertThat(active(clinic)).containsExactly(Receptions.ALL.toText());
  }

  @Test
  @Tag("CON-C-004")
  void aConsentCanBeRevokedThoughTheInstitutionAsksForOtherItemsNow() {
    registered(clinic, Receptions.ALL);
    owner.change(
        "update environment_settings set surgery = true, home_visit = false where institution_id = ?",
        clinic.id());

    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(active(clinic)).isEmpty();
  }

  @Test
  void whatIsRegisteredIsToldToTheFirstPageOnly() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    assertThat(browser.read(key, PAGE).registered()).isPresent();

    ReceptionDetails elsewhere = browser.read(key, "page-of-the-next-one");
    assertThat(elsewhere.state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(elsewhere.registered()).isEmpty();
    assertThat(elsewhere.choices()).isNull();
    assertThat(browser.findUnfinished(key).orElseThrow().registered()).isEmpty();
    clock.advance(Duration.ofMinutes(15));
    assertThat(browser.read(key, PAGE).registered()).isEmpty();
  }

  @Test
  void nothingOfAnEnquiryIsToldOnceTheInstitutionAsksForNothing() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());

    ReceptionDetails told = browser.read(key, PAGE);

    assertThat(told.state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(told.registered()).isEmpty();
  }

  @Test
  void aConsentThatChangedMeanwhileIsNotOverwritten() {
    registered(clinic, Receptions.ALL);
    ReceptionKey slow = enquired();
    choose(slow, Receptions.ALL);
    ReceptionKey quick = enquired();
    choose(quick, Receptions.NONE);
    update(quick);

    update(slow);

    assertThat(failure(slow)).isEqualTo("CONSENT_CHANGED");
    assertThat(active(clinic)).containsExactly(Receptions.NONE.toText());
  }

  @Test
  void aConsentThatWasRevokedMeanwhileIsNotBroughtBack() {
    registered(clinic, Receptions.ALL);
    ReceptionKey slow = enquired();
    choose(slow, Receptions.NONE);
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    update(slow);

    assertThat(failure(slow)).isEqualTo("CONSENT_CHANGED");
    assertThat(active(clinic)).isEmpty();
    assertThat(openRelations(clinic)).isZero();
  }

  @Test
  void updatesOfOnePatientAtOnceStoreOneOfThem() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      registered(clinic, Receptions.ALL);
      List<ReceptionKey> keys = List.of(enquired(), enquired(), enquired());
      keys.forEach(key -> choose(key, Receptions.NONE));
      keys.forEach(key -> receptions.authenticate(key, person));

      crew.atOnce(PATIENT, keys.stream().<Supplier<?>>map(this::completing).toList());

      List<String> states = keys.stream().map(this::state).toList();
      assertThat(Collections.frequency(states, "COMPLETED")).isEqualTo(1);
      assertThat(events()).containsExactly("REGISTERED AGREED", "UPDATED DECLINED");
    }
  }

  @Test
  void aRevocationThatRacesWithARegistrationLeavesWhatItsEventsSay() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      registered(clinic, Receptions.ALL);
      ReceptionKey revocation = receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person);
      ReceptionKey again = receptions.authenticated(clinic, Receptions.NONE, person);

      crew.atOnce(PATIENT, List.of(completing(revocation), completing(again)));

      assertThat(state(revocation)).isEqualTo("COMPLETED");
      assertThat(state(again)).isEqualTo("COMPLETED");
      boolean revokedLast = events().get(events().size() - 1).startsWith("REVOKED");
      assertThat(activeOfPerson()).hasSize(revokedLast ? 0 : 1);
    }
  }

  @Test
  void completingAgainChangesNothing() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    receptions.complete(key);
    assertThat(state(key)).isEqualTo("ENQUIRED");
    choose(key, Receptions.NONE);
    update(key);
    receptions.complete(key);

    assertThat(events()).containsExactly("REGISTERED AGREED", "UPDATED DECLINED");
  }

  @Test
  void aRegistrationTakenBackAfterAnUpdateLeavesTheUpdate() {
    ReceptionKey first = receptions.authenticated(clinic, Receptions.ALL, person);
    receptions.complete(first);
    ReceptionKey key = enquired();
    choose(key, Receptions.NONE);
    update(key);

    browser.withdraw(first);

    assertThat(active(clinic)).containsExactly(Receptions.NONE.toText());
    assertThat(openRelations(clinic)).isEqualTo(1);
  }

  @Test
  void whatWasCompletedIsNotStopped() {
    ReceptionKey first = receptions.authenticated(clinic, Receptions.ALL, person);
    receptions.complete(first);

    assertThatThrownBy(() -> browser.stop(first)).hasMessage("WRONG_STATE");
    assertThat(active(clinic)).containsExactly(Receptions.ALL.toText());
  }

  @Test
  void aLateTakingBackLeavesTheConsentThatCameAfterARevocation() {
    ReceptionKey first = receptions.authenticated(clinic, Receptions.ALL, person);
    receptions.complete(first);
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));
    registered(clinic, Receptions.NONE);

    browser.withdraw(first);

    assertThat(active(clinic)).containsExactly(Receptions.NONE.toText());
    assertThat(events())
        .containsExactly("REGISTERED AGREED", "REVOKED AGREED", "REGISTERED DECLINED");
  }

  @Test
  void aReceptionThatBeganBeforeItsTextWasKeptIsFinishedAndCanBeTakenBack() {
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);
    owner.change(
        "update reception set language = null, text_version = null where id = ?", key.id());

    receptions.complete(key);
    assertThat(state(key)).isEqualTo("COMPLETED");
    browser.withdraw(key);
    assertThat(active(clinic)).isEmpty();
  }

  @Test
  void whatWasRevokedSinceItWasFoundIsNotShownAsRegistered() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(browser.read(key, PAGE).registered()).isEmpty();
  }

  @Test
  void aStrangersBrowserCannotChoose() {
    registered(clinic, Receptions.ALL);
    ReceptionKey key = enquired();

    assertThatThrownBy(() -> choose(new ReceptionKey(key.id(), "guessed"), Receptions.NONE))
        .hasMessage("RECEPTION_NOT_FOUND");
  }

  private Supplier<?> completing(ReceptionKey key) {
    return () -> {
      receptions.complete(key);
      return "done";
    };
  }

  private List<String> active(Scenes.Clinic where) {
    return owner.list(
        "select choices from consent where institution_id = ? and patient_id = ? and revoked_at is null",
        where.id(),
        person.id());
  }

  private List<String> activeOfPerson() {
    return owner.list(
        "select choices from consent where patient_id = ? and revoked_at is null", person.id());
  }

  private long openRelations(Scenes.Clinic where) {
    return owner.number(
        "select count(*) from care_relation where institution_id = ? and patient_id = ? and ended_at is null",
        where.id(),
        person.id());
  }

  /** Kind and first answer of each. */
  private List<String> events() {
    return owner.list(
        "select kind || ' ' || substring(choices from '=([A-Z]+)') from consent_event where patient_id = ? order by at, id",
        person.id());
  }

  private String state(ReceptionKey key) {
    return owner.text("select state from reception where id = ?", key.id());
  }

  private String failure(ReceptionKey key) {
    return owner.text("select failure from reception where id = ?", key.id());
  }

  private List<String> audit(ReceptionKey key) {
    return owner.list(
        "select action from audit_event where subject = ? order by at, id",
        "reception:" + key.id());
  }
}
