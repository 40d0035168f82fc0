package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.enquiry.EnquiryQuery;
import org.zaitaku.enquiry.EnquiryService;
import org.zaitaku.enquiry.InsuredNumber;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.enquiry.bulk.AnsweredRow;
import org.zaitaku.enquiry.bulk.BulkEnquiryRun;
import org.zaitaku.enquiry.bulk.BulkEnquiryRunService;
import org.zaitaku.enquiry.bulk.BulkEnquiryService;
import org.zaitaku.enquiry.bulk.BulkEnquiryStatus;
import org.zaitaku.enquiry.bulk.BulkEnquiryView;
import org.zaitaku.enquiry.bulk.RequestFile;
import org.zaitaku.enquiry.bulk.RequestRow;
import org.zaitaku.enquiry.bulk.RowOutcome;
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
import org.zaitaku.shared.bulk.BulkLead;

/** 資格情報一括照会: received, asked later, kept for some days, told to whoever may still be told. */
class BulkEnquiryIT extends ContainerTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final LocalDate BORN = LocalDate.of(1954, 2, 20);

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private EnquiryService enquiries;

  @Inject private BulkEnquiryService service;

  @Inject private BulkEnquiryRunService runs;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  private String number;

  private Actor clerk;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(BulkEnquiryIT.class);
  }

  @BeforeEach
  void aPatientGaveAConsent() {
    clinic = scenes.clinic();
    registerSomebody();
    clerk = clerk(clinic);
    current.become(clerk);
  }

  /** With papers of this {@link #number}. */
  private void registerSomebody() {
    person = scenes.person();
    number = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000_000));
    owner.change(
        "update eligibility_record set insurer_number = '  139998', insured_card_symbol = null, insured_identification_number = ?,"
            + " insured_branch_number = '01', birth_date = '1954-02-20' where patient_id = ?",
        number,
        person.id());
    register(Receptions.ALL);
  }

  private void register(ConsentChoices choices) {
    current.become(new Actor.OfPatient());
    ReceptionKey key =
        browser
            .start(
                new Beginning(
                    clinic.token(),
                    ReceptionFlow.REGISTRATION,
                    choices,
                    null,
                    null,
                    Receptions.TEXT))
            .key();
    receptions.authenticate(key, person);
    receptions.complete(key);
  }

  private Actor clerk(Scenes.Clinic where) {
    return new Actor.OfAccount(
        scenes.account(where, "clerk", AccountRole.GENERAL, "x"),
        where.id(),
        new InstitutionCode(where.code()),
        AccountRole.GENERAL,
        new UserId("clerk"));
  }

  private LocalDate today() {
    return BusinessDay.of(clock.now());
  }

  private RequestRow papers(int line, String insuredNumber) {
    return new RequestRow(
        line,
        new EnquiryQuery(
            CareSetting.HOME_VISIT,
            today(),
            new InsuredNumber("139998", "", insuredNumber, "01", BORN),
            null));
  }

  private String receive(RequestRow... rows) {
    return service.receive(CareSetting.HOME_VISIT, today(), Arrays.asList(rows));
  }

  private BulkEnquiryView newest() {
    return service.list().get(0);
  }

  private BulkEnquiryView awaitEnd() {
    Awaitility.await().pollInSameThread().atMost(SOON).until(() -> newest().completedAt() != null);
    return newest();
  }

  private List<RowOutcome> outcomes() {
    return service.download(newest().id()).stream().map(AnsweredRow::outcome).toList();
  }

  private List<String> audit() {
    return owner.list(
        "select action || ' ' || outcome || ' ' || actor_name from audit_event where institution_id = ?"
            + " and action like any (array['BULK_ENQUIRY%', 'ELIGIBILITY_E%']) order by at, id",
        clinic.id());
  }

  /** A run of this test, unless the server was faster: then once more. */
  private BulkEnquiryRun claimed(RequestRow... rows) {
    receive(rows);
    BulkLead lead = new BulkLead(newest().id(), clinic.id());
    Optional<BulkEnquiryRun> run = asSystem(() -> runs.claim(lead));
    if (run.isEmpty()) {
      awaitEnd();
    }
    return run.orElseGet(() -> claimed(rows));
  }

  private <T> T asSystem(Supplier<T> work) {
    return current.as(new Actor.OfSystem("test"), work);
  }

  @Test
  @Tag("ELG-018")
  @Tag("ELG-019")
  @Tag("ONL-009")
  void afterItsReceiptAFileWaitsAndThenEachPatientIsAskedAboutUnderTheUploadersName() {
    String receipt = receive(papers(2, number), papers(4, "0"));

    assertThat(receipt).matches("[0-9]{8}-0001");
    assertThat(newest().receiptNumber()).isEqualTo(receipt);
    BulkEnquiryView done = awaitEnd();
    assertThat(done.status()).isEqualTo(BulkEnquiryStatus.COMPLETED);
    assertThat(done.processed()).isEqualTo(2);
    List<AnsweredRow> rows = service.download(done.id());
    assertThat(rows).extracting(AnsweredRow::line).containsExactly(2, 4);
    assertThat(rows.get(0).result().eligibility()).map(Eligibility::name).contains("試験　太郎");
    assertThat(rows.get(1).outcome()).isEqualTo(RowOutcome.NOBODY);
    assertThat(audit())
        .containsExactly(
            "BULK_ENQUIRY_RECEIVED SUCCESS clerk",
            "ELIGIBILITY_ENQUIRED SUCCESS clerk",
            "ELIGIBILITY_ENQUIRED REFUSED clerk",
            "BULK_ENQUIRY_COMPLETED SUCCESS clerk",
            "ELIGIBILITY_EXPORTED SUCCESS clerk",
            "BULK_ENQUIRY_DOWNLOADED SUCCESS clerk");
  }

  @Test
  @Tag("ELG-018")
  void whomARowAskedAboutIsForgottenWithItsAnswer() {
    receive(papers(2, number), papers(3, "0"));
    long asked = newest().id();
    awaitEnd();

    assertThat(
            owner.list(
                "select coalesce(asked_reference, asked_insurer, asked_number, asked_birth_date::text, '-') from bulk_enquiry_row"
                    + " where enquiry_id = ?",
                asked))
        .containsExactly("-", "-");
  }

  @Test
  @Tag("ELG-034")
  void whatThePatientDidNotAgreeToIsNotTold() {
    register(Receptions.NONE);
    current.become(clerk);
    receive(papers(2, number));

    awaitEnd();

    Eligibility told = service.download(newest().id()).get(0).result().eligibility().orElseThrow();
    assertThat(told.name()).isEqualTo("試験　太郎");
    assertThat(told.limitCertificateFlag()).isNull();
  }

  @Test
  @Tag("ELG-014")
  void whoHasAReferenceNumberIsAskedForByItAndStandsInTheFileToFillIn() {
    ReferenceNumber given = new ReferenceNumber("A-1");
    long relation = enquiries.find(papers(2, number).query()).relationId();
    enquiries.giveReference(relation, null, given);

    RequestFile read =
        RequestFile.read(
            service.template(CareSetting.HOME_VISIT), CareSetting.HOME_VISIT, today(), today());
    assertThat(read.rows()).extracting(row -> row.query().reference()).containsExactly(given);
    service.receive(CareSetting.HOME_VISIT, today(), read.rows());
    awaitEnd();

    assertThat(service.download(newest().id()).get(0).result().reference()).isEqualTo(given);
    enquiries.revoke(relation);
    assertThatThrownBy(
            () ->
                RequestFile.read(
                    service.template(CareSetting.HOME_VISIT),
                    CareSetting.HOME_VISIT,
                    today(),
                    today()))
        .as("only those in the care")
        .hasMessage("NO_ROWS");
    assertThatThrownBy(() -> service.template(CareSetting.ONLINE))
        .hasMessage("VALUE_INVALID careSetting");
    assertThat(
            owner.list(
                "select actor_name from audit_event where institution_id = ? and action = 'REFERENCE_NUMBERS_EXPORTED'",
                clinic.id()))
        .containsExactly("clerk", "clerk");
  }

  @Test
  @Tag("ELG-023")
  void whoRevokedOrChangedTheConsentSinceIsLeftOutOfTheFile() {
    receive(papers(2, number));
    awaitEnd();
    assertThat(outcomes()).containsExactly(RowOutcome.FOUND);

    register(Receptions.NONE);
    current.become(clerk);
    assertThat(outcomes()).as("agreed to less").containsExactly(RowOutcome.CHANGED);
    receive(papers(2, number));
    awaitEnd();
    enquiries.revoke(enquiries.find(papers(2, number).query()).relationId());
    assertThat(outcomes()).as("revoked").containsExactly(RowOutcome.CHANGED);
  }

  @Test
  @Tag("ELG-037")
  void ofWhomNothingMayBeToldNothingIsToldAndNothingTellsWhy() {
    receive(papers(2, number));
    awaitEnd();
    AnsweredRow before = service.download(newest().id()).get(0);

    owner.change("update patient set self_information_stopped = true where id = ?", person.id());
    AnsweredRow forbiddenSince = service.download(newest().id()).get(0);
    receive(papers(2, number));
    awaitEnd();
    AnsweredRow forbiddenBefore = service.download(newest().id()).get(0);

    assertThat(before.result().eligibility()).isPresent();
    assertThat(List.of(forbiddenSince, forbiddenBefore))
        .allSatisfy(
            row -> {
              assertThat(row.outcome()).isEqualTo(RowOutcome.FOUND);
              assertThat(row.result().eligibility()).isEmpty();
              assertThat(row.result().choices()).isEqualTo(before.result().choices());
            });
  }

  @Test
  @Tag("ELG-036")
  void anAddressThatIsWithheldSinceIsNotHandedOut() {
    owner.change(
        "update eligibility_record set post_number = '100-0000', address = '試験県' where patient_id = ?",
        person.id());
    receive(papers(2, number));
    awaitEnd();
    assertThat(told().address()).isEqualTo("試験県");

    owner.change(
        "update eligibility_record set address_withheld = true where patient_id = ?", person.id());

    assertThat(told().address()).isNull();
    assertThat(told().postNumber()).isNull();
    assertThat(told().name()).isEqualTo("試験　太郎");
  }

  private Eligibility told() {
    return service.download(newest().id()).get(0).result().eligibility().orElseThrow();
  }

  @Test
  void whoMayLogInNoMoreAsksNoMore() {
    BulkEnquiryRun lost = claimed(papers(2, number));
    owner.change("update account set enabled = false where institution_id = ?", clinic.id());

    clock.advance(Duration.ofMinutes(2));

    awaitEnd();
    assertThat(outcomes()).containsExactly(RowOutcome.UNAVAILABLE);
    assertThat(audit()).noneMatch(line -> line.startsWith("ELIGIBILITY_ENQUIRED"));
    assertThat(lost.uploader().name()).isEqualTo("clerk");
  }

  @Test
  void anotherInstitutionSeesNothingOfIt() {
    receive(papers(2, number));
    long asked = awaitEnd().id();

    current.become(clerk(scenes.clinic()));

    assertThat(service.list()).isEmpty();
    assertThatThrownBy(() -> service.download(asked)).hasMessage("NOT_FOUND");
  }

  @Test
  void oneAtATimeIsAskedOfAnInstitution() {
    BulkEnquiryRun run = claimed(papers(2, number));

    assertThatThrownBy(() -> receive(papers(2, number))).hasMessage("BULK_IN_PROGRESS");
    asSystem(
        () -> {
          runs.answer(run, 2, RowOutcome.NOBODY, Optional.empty());
          runs.conclude(run);
          return null;
        });
    receive(papers(2, number));
    assertThat(newest().completedAt()).as("the second one").isNull();
  }

  @Test
  void whatIsLeftByALostRunIsAskedByAnotherAndTheLostOneWritesNothing() {
    BulkEnquiryRun lost = claimed(papers(2, number), papers(3, "0"));
    asSystem(
        () -> {
          runs.answer(lost, 2, RowOutcome.NOBODY, Optional.empty());
          return null;
        });
    assertThat(asSystem(() -> runs.claim(lost.lead()))).as("it has the lease").isEmpty();

    clock.advance(Duration.ofMinutes(2));

    awaitEnd();
    assertThat(outcomes())
        .as("the answered row stays as it is")
        .containsExactly(RowOutcome.NOBODY, RowOutcome.NOBODY);
    assertThatThrownBy(
            () ->
                asSystem(
                    () -> {
                      runs.answer(lost, 3, RowOutcome.FOUND, Optional.empty());
                      return null;
                    }))
        .hasMessage("CONFLICT");
  }

  @Test
  void aFileThatFailsAgainAndAgainEndsAndIsForgotten() {
    BulkEnquiryRun run = claimed(papers(2, number));
    owner.change("update bulk_enquiry set attempts = 5 where id = ?", run.lead().fileId());

    clock.advance(Duration.ofMinutes(2));

    awaitEnd();
    assertThat(outcomes()).containsExactly(RowOutcome.UNAVAILABLE);
    assertThat(
            owner.list(
                "select coalesce(asked_number, '-') from bulk_enquiry_row where enquiry_id = ?",
                run.lead().fileId()))
        .containsExactly("-");
  }

  @Test
  void aSourceThatFallsSilentIsAskedAgainAndNothingThatWasAnsweredIsLost() {
    owner.change("revoke select on eligibility_record from zaitaku_app");
    try {
      receive(papers(2, "0"), papers(3, number));
      awaitAttempts(0, 1);

      clock.advance(Duration.ofMinutes(2));
      awaitAttempts(1, 1);
      assertThat(newest().completedAt()).isNull();
    } finally {
      owner.change("grant select on eligibility_record to zaitaku_app");
    }
    clock.advance(Duration.ofMinutes(2));

    awaitEnd();
    assertThat(outcomes()).containsExactly(RowOutcome.NOBODY, RowOutcome.FOUND);
  }

  /** Runs since the last row that was answered, and rows that are answered. */
  private void awaitAttempts(int attempts, int processed) {
    Awaitility.await()
        .pollInSameThread()
        .atMost(SOON)
        .until(
            () ->
                owner.text(
                    "select attempts || ' ' || processed from bulk_enquiry where id = ?",
                    newest().id()),
            (attempts + " " + processed)::equals);
  }

  @Test
  void aRowThatCannotBeAskedEndsAlone() {
    String broken = number;
    owner.change("update consent set choices = 'NOTHING=AGREED' where patient_id = ?", person.id());
    registerSomebody();
    current.become(clerk);

    receive(papers(2, broken), papers(3, number));

    awaitEnd();
    assertThat(outcomes()).containsExactly(RowOutcome.UNAVAILABLE, RowOutcome.FOUND);
  }

  @Test
  void answersAreErasedAfterAWeek() {
    receive(papers(2, number));
    long asked = awaitEnd().id();
    assertThat(asSystem(runs::eraseResults)).isZero();

    clock.advance(Duration.ofDays(8));
    while (asSystem(runs::eraseResults) > 0) {
      // Those of other tests too.
    }

    assertThat(service.list()).isEmpty();
    assertThatThrownBy(() -> service.download(asked)).hasMessage("NOT_FOUND");
    assertThat(
            owner.list(
                "select coalesce(name, insured_identification_number, patient_id::text, relation_id::text, '-') from bulk_enquiry_answer where enquiry_id = ?",
                asked))
        .containsExactly("-");
  }

  @Test
  void whatTheInstitutionDoesNotUseIsNotAskedFor() {
    assertThatThrownBy(
            () ->
                service.receive(
                    CareSetting.ONLINE,
                    today(),
                    List.of(
                        new RequestRow(
                            2,
                            new EnquiryQuery(
                                CareSetting.ONLINE, today(), null, new ReferenceNumber("A"))))))
        .hasMessage("VALUE_INVALID careSetting");
    assertThatThrownBy(
            () ->
                service.receive(
                    CareSetting.HOME_VISIT, today().plusDays(1), List.of(papers(2, number))))
        .hasMessage("VALUE_INVALID day");
    assertThatThrownBy(() -> receive()).hasMessage("VALUE_INVALID file");
  }

  @Test
  @Tag("ELG-023")
  void whoMayNotEnquireMayNotEnquireForMany() {
    current.become(new Actor.OfPatient());

    assertThatThrownBy(() -> receive(papers(2, number))).hasMessage("PERMISSION_DENIED");
    assertThatThrownBy(service::list).hasMessage("PERMISSION_DENIED");
    assertThatThrownBy(() -> runs.findWaiting()).hasMessage("PERMISSION_DENIED");
  }
}
