package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.enquiry.EnquiryQuery;
import org.zaitaku.enquiry.EnquiryResult;
import org.zaitaku.enquiry.EnquiryService;
import org.zaitaku.enquiry.InsuredNumber;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.reception.Beginning;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** Enquiries about those in an institution's care, and its own end of that care. */
class EnquiryIT extends ContainerTest {

  private static final LocalDate BORN = LocalDate.of(1954, 2, 20);

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private EnquiryService service;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  private String number;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(EnquiryIT.class);
  }

  @BeforeEach
  void aPatientGaveAConsent() {
    clinic = scenes.clinic();
    person = scenes.person();
    number = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000_000));
    insure(person, "01");
    register(clinic, Receptions.ALL);
  }

  /** The papers of the test, with this branch. */
  private void insure(Scenes.Person whom, String branch) {
    owner.change(
        "update eligibility_record set insurer_number = '  139998', insured_card_symbol = '見本１', insured_identification_number = ?,"
            + " insured_branch_number = ?, birth_date = '1954-02-20', insured_card_valid_from = '2026-04-01', insured_card_valid_until = null"
            + " where patient_id = ?",
        number,
        branch,
        whom.id());
  }

  private void register(Scenes.Clinic where, ConsentChoices choices) {
    register(where.token(), choices, person);
  }

  private void register(String token, ConsentChoices choices, Scenes.Person whom) {
    current.become(new Actor.OfPatient());
    ReceptionKey key =
        browser
            .start(
                new Beginning(
                    token, ReceptionFlow.REGISTRATION, choices, null, null, Receptions.TEXT))
            .key();
    receptions.authenticate(key, whom);
    receptions.complete(key);
  }

  private Actor.OfAccount clerk(Scenes.Clinic where) {
    long account = scenes.account(where, "clerk", AccountRole.GENERAL, "x");
    return new Actor.OfAccount(
        account,
        where.id(),
        new InstitutionCode(where.code()),
        AccountRole.GENERAL,
        new UserId("clerk"));
  }

  private EnquiryQuery papers(CareSetting setting, String symbol, String branch) {
    return new EnquiryQuery(
        setting,
        BusinessDay.of(clock.now()),
        new InsuredNumber("139998", symbol, number, branch, BORN),
        null);
  }

  private EnquiryQuery papers() {
    return papers(CareSetting.HOME_VISIT, "", "01");
  }

  private EnquiryQuery reference(String value) {
    return new EnquiryQuery(
        CareSetting.HOME_VISIT, BusinessDay.of(clock.now()), null, new ReferenceNumber(value));
  }

  private void assertNobody(EnquiryQuery query) {
    assertRefused("NOT_FOUND", () -> service.find(query));
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call).hasMessage(code);
  }

  private List<String> events() {
    return owner.list(
        "select kind from consent_event where institution_id = ? order by at", clinic.id());
  }

  @Test
  @Tag("ELG-011")
  @Tag("ELG-017")
  @Tag("ELG-021")
  @Tag("ELG-024")
  void aPatientInItsCareIsFoundByThePapersWithoutTheCard() {
    current.become(clerk(clinic));

    EnquiryResult found = service.find(papers());

    assertThat(found.eligibility()).map(Eligibility::name).contains("試験　太郎");
    assertThat(found.eligibility()).map(Eligibility::limitCertificateFlag).contains("A03");
    assertThat(found.choices()).isEqualTo(Receptions.ALL);
    assertThat(service.find(papers(CareSetting.HOME_VISIT, "見本1", "")).relationId())
        .as("symbol and branch may stay empty; a symbol is compared in half-width")
        .isEqualTo(found.relationId());
    assertNobody(papers(CareSetting.HOME_VISIT, "見本2", "01"));
    assertNobody(papers(CareSetting.HOME_VISIT, "", "02"));
  }

  @Test
  @Tag("ELG-034")
  void whatThePatientDidNotAgreeToIsNotTold() {
    register(clinic, Receptions.NONE);
    current.become(clerk(clinic));

    Eligibility told = service.find(papers()).eligibility().orElseThrow();

    assertThat(told.name()).as("X-79: eligibility itself is told").isEqualTo("試験　太郎");
    assertThat(told.limitCertificateFlag()).isNull();
    assertThat(told.specificDisease()).isNull();
  }

  @Test
  @Tag("ELG-021")
  void itIsAsItWasOnTheDayThatWasAskedFor() {
    current.become(clerk(clinic));
    EnquiryQuery before =
        new EnquiryQuery(
            CareSetting.HOME_VISIT, LocalDate.of(2026, 3, 31), papers().insured(), null);

    assertThat(service.find(papers()).eligibility()).map(Eligibility::status).contains("1");
    assertThat(service.find(before).eligibility()).map(Eligibility::status).contains("2");
  }

  @Test
  @Tag("ELG-037")
  void ofWhomNothingMayBeToldNothingIsTold() {
    owner.change("update patient set self_information_stopped = true where id = ?", person.id());
    current.become(clerk(clinic));

    assertThat(service.find(papers()).eligibility()).isEmpty();
  }

  @Test
  void papersThatMeanTwoMeanNobodyUntilTheBranchIsNamed() {
    Scenes.Person twin = scenes.person();
    insure(twin, "02");
    register(clinic.token(), Receptions.ALL, twin);
    current.become(clerk(clinic));

    assertNobody(papers(CareSetting.HOME_VISIT, "", ""));
    assertThat(service.find(papers()).relationId())
        .isNotEqualTo(service.find(papers(CareSetting.HOME_VISIT, "", "02")).relationId());
  }

  @Test
  @Tag("ELG-023")
  void whoIsNotInItsCareIsNotFoundThoughThePapersAreRight() {
    Scenes.Clinic other = scenes.clinic();
    register(other, Receptions.NONE);
    current.become(clerk(other));
    assertThat(service.find(papers()).choices())
        .as("what it was given itself, not what another was")
        .isEqualTo(Receptions.NONE);
    Actor.OfAccount clerkOfOther = clerk(scenes.clinic());
    current.become(clerkOfOther);
    assertNobody(papers());

    assertThat(
            owner.list(
                "select action || ' ' || outcome || ' ' || coalesce(subject, '') || coalesce(changes, '') from audit_event where institution_id = ?",
                clerkOfOther.institution()))
        .as("the refusal is written down, and no number")
        .containsExactly("ELIGIBILITY_ENQUIRED REFUSED ");
  }

  @Test
  @Tag("ONL-010")
  @Tag("ELG-022")
  void whoConsentedInTheOnlineKindIsFoundInTheOnlineKind() {
    owner.change(
        "update environment_settings set online = true where institution_id = ?", clinic.id());
    Scenes.Person online = scenes.person();
    number = number + "7";
    insure(online, "01");
    register(scenes.onlineUrl(clinic), Receptions.ALL, online);
    current.become(clerk(clinic));

    EnquiryResult found = service.find(papers(CareSetting.ONLINE, "", "01"));

    assertThat(found.eligibility()).isPresent();
    assertThat(found.careSetting()).isEqualTo(CareSetting.ONLINE);
    assertNobody(papers());
  }

  @Test
  void aKindThatTheInstitutionDoesNotUseIsNotOffered() {
    current.become(clerk(clinic));

    assertThat(service.careSettings()).containsExactly(CareSetting.HOME_VISIT);
    assertNobody(papers(CareSetting.ONLINE, "", "01"));
  }

  @Test
  @Tag("ELG-014")
  void aReferenceNumberMeansThePatientToThisInstitutionOnly() {
    Scenes.Clinic other = scenes.clinic();
    register(other, Receptions.ALL);
    Actor.OfAccount clerk = clerk(clinic);
    current.become(clerk);
    long relation = service.find(papers()).relationId();

    service.giveReference(relation, null, new ReferenceNumber("A-1"));

    assertThat(service.find(reference("A-1")).relationId()).isEqualTo(relation);
    assertThat(service.find(papers()).reference()).isEqualTo(new ReferenceNumber("A-1"));
    assertRefused(
        "CONFLICT", () -> service.giveReference(relation, null, new ReferenceNumber("A-2")));
    service.giveReference(relation, new ReferenceNumber("A-1"), new ReferenceNumber("A-2"));
    assertNobody(reference("A-1"));
    assertThat(service.find(reference("A-2")).relationId()).isEqualTo(relation);

    current.become(clerk(other));
    assertNobody(reference("A-2"));
    service.giveReference(service.find(papers()).relationId(), null, new ReferenceNumber("A-2"));
    assertThat(service.find(reference("A-2")).relationId()).isNotEqualTo(relation);

    current.become(clerk);
    service.giveReference(relation, new ReferenceNumber("A-2"), null);
    assertNobody(reference("A-2"));
  }

  @Test
  @Tag("ELG-014")
  void aReferenceNumberMeansOnePatient() {
    Scenes.Person second = scenes.person();
    insure(second, "02");
    register(clinic.token(), Receptions.ALL, second);
    Actor.OfAccount clerk = clerk(clinic);
    current.become(clerk);
    long holder = service.find(papers()).relationId();
    service.giveReference(holder, null, new ReferenceNumber("A-1"));
    long other = service.find(papers(CareSetting.HOME_VISIT, "", "02")).relationId();

    assertRefused(
        "REFERENCE_NUMBER_TAKEN",
        () -> service.giveReference(other, null, new ReferenceNumber("A-1")));

    current.become(new Actor.OfPatient());
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));
    current.become(clerk);
    service.giveReference(other, null, new ReferenceNumber("A-1"));
    assertThat(service.find(reference("A-1")).relationId())
        .as("who is in its care no more loses it")
        .isEqualTo(other);
  }

  @Test
  @Tag("CON-026")
  @Tag("ELG-023")
  @Tag("ELG-028")
  @Tag("ELG-029")
  void theInstitutionEndsItsCareAndLeavesWhatAPatientsRevocationLeaves() {
    Actor.OfAccount clerk = clerk(clinic);
    current.become(clerk);
    long relation = service.find(papers()).relationId();
    clock.advance(Duration.ofMinutes(1));

    service.revoke(relation);

    assertThat(events()).containsExactly("REGISTERED", "REVOKED_BY_INSTITUTION");
    assertThat(
            owner.number(
                "select count(*) from consent_event where institution_id = ? and kind = 'REVOKED_BY_INSTITUTION' and account_id = ?"
                    + " and authentication is null",
                clinic.id(),
                clerk.accountId()))
        .isOne();
    assertThat(
            owner.number(
                "select count(*) from consent c join care_relation r on r.institution_id = c.institution_id and r.ended_at = c.revoked_at"
                    + " where c.institution_id = ? and c.prescription_form is null and r.end_reason = 'INSTITUTION_REVOKED'",
                clinic.id()))
        .isOne();
    assertThat(
            owner.number(
                "select count(*) from audit_event where action = 'CONSENT_REVOKED_BY_INSTITUTION' and institution_id = ? and patient_id = ?",
                clinic.id(),
                person.id()))
        .isOne();
    assertNobody(papers());
    assertRefused("NOT_FOUND", () -> service.revoke(relation));

    current.become(new Actor.OfPatient());
    ReceptionKey enquiry = receptions.authenticated(clinic, ReceptionFlow.UPDATE, person);
    receptions.complete(enquiry);
    assertThat(browser.read(enquiry, "page-of-the-patient").failure())
        .isEqualTo("NOTHING_REGISTERED");

    register(clinic, Receptions.ALL);
    current.become(clerk);
    assertThat(service.find(papers()).relationId()).isNotEqualTo(relation);
  }

  @Test
  @Tag("CON-026")
  void aPatientWhoIsChoosingMeanwhileIsToldThatTheConsentChanged() {
    current.become(new Actor.OfPatient());
    ReceptionKey choosing = receptions.authenticated(clinic, ReceptionFlow.UPDATE, person);
    receptions.complete(choosing);
    browser.choose(choosing, Receptions.NONE, null, Receptions.TEXT);

    current.become(clerk(clinic));
    service.revoke(service.find(papers()).relationId());

    current.become(new Actor.OfPatient());
    receptions.authenticate(choosing, person);
    receptions.complete(choosing);
    assertThat(browser.read(choosing, "page-of-the-patient").failure())
        .isEqualTo("CONSENT_CHANGED");
  }

  @Test
  @Tag("ORG-014")
  void anotherInstitutionsRelationIsNotFound() {
    current.become(clerk(clinic));
    long relation = service.find(papers()).relationId();

    current.become(clerk(scenes.clinic()));

    assertRefused("NOT_FOUND", () -> service.revoke(relation));
    assertRefused(
        "NOT_FOUND", () -> service.giveReference(relation, null, new ReferenceNumber("A-1")));
    assertRefused("NOT_FOUND", () -> service.export(relation, BusinessDay.of(clock.now())));
    assertThat(events()).containsExactly("REGISTERED");
  }

  @Test
  void eachLookAndEachFileIsWrittenDownWithWhoseDataItWas() {
    current.become(clerk(clinic));

    service.find(papers());
    service.export(service.find(papers()).relationId(), BusinessDay.of(clock.now()));

    assertThat(
            owner.list(
                "select action from audit_event where institution_id = ? and patient_id = ? and actor_name = 'clerk' order by at, id",
                clinic.id(),
                person.id()))
        .containsExactly("ELIGIBILITY_ENQUIRED", "ELIGIBILITY_ENQUIRED", "ELIGIBILITY_EXPORTED");
  }

  @Test
  void theFileIsOfThePatientWhoIsShownThoughTheNumberMeansAnotherNow() {
    Scenes.Person second = scenes.person();
    insure(second, "02");
    register(clinic.token(), Receptions.NONE, second);
    current.become(clerk(clinic));
    ReferenceNumber first = new ReferenceNumber("A-1");
    long shown = service.find(papers()).relationId();
    service.giveReference(shown, null, first);
    service.giveReference(shown, first, new ReferenceNumber("A-2"));
    long other = service.find(papers(CareSetting.HOME_VISIT, "", "02")).relationId();
    service.giveReference(other, null, first);

    EnquiryResult file = service.export(shown, BusinessDay.of(clock.now()));

    assertThat(file.choices()).isEqualTo(Receptions.ALL);
    assertThat(file.reference()).isEqualTo(new ReferenceNumber("A-2"));
  }

  @Test
  @Tag("ELG-023")
  void theEndOfTheTermThatAnEnquiryComesUponStaysWritten() {
    clock.advance(Duration.ofDays(190));
    current.become(clerk(clinic));

    assertNobody(papers());

    assertThat(events()).containsExactly("REGISTERED", "EXPIRED");
  }

  @Test
  @Tag("ELG-028")
  void oneKindOfCareEndsAndTheOtherGoesOn() {
    owner.change(
        "update environment_settings set online = true where institution_id = ?", clinic.id());
    register(scenes.onlineUrl(clinic), Receptions.ALL, person);
    current.become(clerk(clinic));
    long visits = service.find(papers()).relationId();
    service.giveReference(visits, null, new ReferenceNumber("A-1"));

    service.revoke(visits);

    assertNobody(papers());
    EnquiryResult online = service.find(papers(CareSetting.ONLINE, "", "01"));
    assertThat(online.reference()).isEqualTo(new ReferenceNumber("A-1"));
    service.revoke(online.relationId());
    assertThat(
            owner.number(
                "select count(*) from reference_number where institution_id = ? and number is not null",
                clinic.id()))
        .as("with the last care goes the number")
        .isZero();
  }

  @Test
  void theSameConsentTakenBackAfterwardsByItsBrowserStaysRevoked() {
    current.become(new Actor.OfPatient());
    ReceptionKey key = receptions.authenticated(clinic, Receptions.ALL, person);
    receptions.complete(key);
    current.become(clerk(clinic));
    service.revoke(service.find(papers()).relationId());

    current.become(new Actor.OfPatient());
    browser.withdraw(key);

    assertThat(
            owner.number(
                "select count(*) from consent where institution_id = ? and revoked_at is null",
                clinic.id()))
        .isZero();
  }
}
