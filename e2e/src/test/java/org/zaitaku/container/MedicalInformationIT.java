package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.medical.MedicalEntry;
import org.zaitaku.medical.MedicalInformation;
import org.zaitaku.medical.MedicalInformationService;
import org.zaitaku.medical.MedicalInformationSteps;
import org.zaitaku.medical.OpenedInformation;
import org.zaitaku.medical.ViewHistoryService;
import org.zaitaku.medical.ViewLine;
import org.zaitaku.medical.ViewPeriod;
import org.zaitaku.medical.ViewSearch;
import org.zaitaku.medical.ViewedInformation;
import org.zaitaku.medical.ViewedPerson;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** What a consent opens, to whom, and the line that each viewing leaves. */
class MedicalInformationIT extends ContainerTest {

  /** What the hospital of these tests asks for. */
  private static final Set<ConsentItem> OFFERED =
      EnumSet.of(
          ConsentItem.SURGERY,
          ConsentItem.MEDICATION,
          ConsentItem.HEALTH_CHECKUP,
          ConsentItem.LIMIT_AMOUNT,
          ConsentItem.SPECIFIC_DISEASE);

  private static final String LINES = "select count(*) from view_history where institution_id = ?";

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private MedicalInformationService medical;

  @Inject private MedicalInformationSteps steps;

  @Inject private ViewHistoryService history;

  private Scenes.Clinic clinic;
  private Scenes.Person person;
  private Actor viewer;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(MedicalInformationIT.class);
  }

  @BeforeEach
  void aHospitalThatUsesEverythingAndAPersonOfWhomEverythingIsKnown() {
    clinic = scenes.clinic();
    owner.change(
        "update environment_settings set surgery = true, treatment = true, record_sharing = true where institution_id = ?",
        clinic.id());
    owner.change(
        "update institution set record_sharing_from = '2024-10-01' where id = ?", clinic.id());
    person = scenes.person();
    for (String part :
        List.of(
            "SURGERY",
            "MEDICATION",
            "TREATMENT",
            "HEALTH_CHECKUP",
            "DISEASE_AND_INFECTION",
            "ALLERGY_AND_TEST",
            "PRESCRIPTION")) {
      entry(part, "2026-05-01");
    }
    viewer = account(clinic, "iryo01", AccountRole.MEDICAL_VIEWER);
  }

  private void entry(String part, String day) {
    owner.change(
        "insert into medical_entry (id, patient_id, part, day, facility, name, detail)"
            + " values (nextval('medical_entry_seq'), ?, ?, ?::date, '試験病院', ? || ' of ' || ?, '1')",
        person.id(),
        part,
        day,
        part,
        day);
  }

  private Actor account(Scenes.Clinic at, String userId, AccountRole role) {
    return new Actor.OfAccount(
        scenes.account(at, userId, role, "x"),
        at.id(),
        new InstitutionCode(at.code()),
        role,
        new UserId(userId));
  }

  /** The patient registers a consent to these items only; answers the care relation. */
  private long agree(ConsentItem... agreed) {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    for (ConsentItem item : OFFERED) {
      decisions.put(
          item, List.of(agreed).contains(item) ? ConsentDecision.AGREED : ConsentDecision.DECLINED);
    }
    current.become(new Actor.OfPatient());
    receptions.complete(receptions.authenticated(clinic, new ConsentChoices(decisions), person));
    current.become(viewer);
    return relation();
  }

  private long agreeToAll() {
    return agree(OFFERED.toArray(ConsentItem[]::new));
  }

  private long relation() {
    return owner.number("select max(id) from care_relation where institution_id = ?", clinic.id());
  }

  private List<String> names(ViewedInformation viewed) {
    return viewed.entries().stream().map(MedicalEntry::name).toList();
  }

  private void assertRefused(String code, long relation, MedicalInformation kind) {
    assertThatThrownBy(() -> medical.view(relation, kind)).hasMessage(code);
  }

  private List<String> audit(String outcome) {
    return owner.list(
        "select concat_ws(' ', actor_name, subject, detail, patient_id) from audit_event"
            + " where institution_id = ? and action = 'MEDICAL_INFORMATION_VIEWED' and outcome = ? order by at, id",
        clinic.id(),
        outcome);
  }

  @Test
  @Tag("CON-023")
  @Tag("ELG-034")
  void whatThePatientAgreedToIsGivenOutAndNothingElse() {
    long relation = agree(ConsentItem.MEDICATION, ConsentItem.LIMIT_AMOUNT);

    assertThat(names(medical.view(relation, MedicalInformation.MEDICATION)))
        .containsExactly("MEDICATION of 2026-05-01");
    ViewedInformation several =
        medical.view(relation, MedicalInformation.SURGERY_TREATMENT_MEDICATION);
    assertThat(several.parts())
        .as("診療情報 is covered by 薬剤情報")
        .containsExactlyInAnyOrder(ConsentItem.MEDICATION, ConsentItem.TREATMENT);
    assertThat(names(several))
        .containsExactly("MEDICATION of 2026-05-01", "TREATMENT of 2026-05-01");
    assertThat(names(medical.view(relation, MedicalInformation.CLINICAL)))
        .containsExactly("ALLERGY_AND_TEST of 2026-05-01");
    assertRefused("CONSENT_MISSING", relation, MedicalInformation.HEALTH_CHECKUP);
    assertThat(
            owner.text(
                "select concat_ws(' ', limit_certificate_flag, coalesce(specific_disease, 'none')) from eligibility_snapshot where institution_id = ?",
                clinic.id()))
        .as("限度額 with its consent, 特定疾病 without")
        .isEqualTo("A03 none");

    long newer = agree(ConsentItem.SURGERY, ConsentItem.HEALTH_CHECKUP);

    assertThat(newer).isEqualTo(relation);
    assertThat(names(medical.view(newer, MedicalInformation.HEALTH_CHECKUP)))
        .containsExactly("HEALTH_CHECKUP of 2026-05-01");
    assertThat(names(medical.view(newer, MedicalInformation.SURGERY_TREATMENT_MEDICATION)))
        .containsExactly("SURGERY of 2026-05-01");
    assertThat(names(medical.view(newer, MedicalInformation.CLINICAL)))
        .containsExactly("DISEASE_AND_INFECTION of 2026-05-01");
    assertRefused("CONSENT_MISSING", newer, MedicalInformation.MEDICATION);
  }

  @Test
  void entriesComePartByPartTheLatestDayFirst() {
    long relation = agreeToAll();
    entry("MEDICATION", "2026-06-01");
    entry("MEDICATION", "2026-04-01");
    entry("SURGERY", "2020-01-01");

    assertThat(names(medical.view(relation, MedicalInformation.SURGERY_TREATMENT_MEDICATION)))
        .containsExactly(
            "SURGERY of 2026-05-01",
            "SURGERY of 2020-01-01",
            "MEDICATION of 2026-06-01",
            "MEDICATION of 2026-05-01",
            "MEDICATION of 2026-04-01",
            "TREATMENT of 2026-05-01");
  }

  @Test
  @Tag("ONL-011")
  void inOnlineConsultationsToo() {
    long relation = agree(ConsentItem.MEDICATION);
    owner.change(
        "update environment_settings set home_visit = false, online = true where institution_id = ?",
        clinic.id());
    owner.change(
        "update consent set care_setting = 'ONLINE' where institution_id = ?", clinic.id());
    owner.change(
        "update care_relation set care_setting = 'ONLINE' where institution_id = ?", clinic.id());

    assertThat(names(medical.view(relation, MedicalInformation.MEDICATION)))
        .containsExactly("MEDICATION of 2026-05-01");
    assertRefused("CONSENT_MISSING", relation, MedicalInformation.HEALTH_CHECKUP);
  }

  @Test
  @Tag("HIS-010")
  void eachViewingLeavesALineInTheHistoryAndOneInTheAudit() {
    long relation = agreeToAll();

    medical.view(relation, MedicalInformation.MEDICATION);
    clock.advance(Duration.ofSeconds(1));
    medical.view(relation, MedicalInformation.CLINICAL);
    medical.view(relation, MedicalInformation.CLINICAL);

    assertThat(
            owner.list(
                "select concat_ws(' ', user_id, user_name, patient_id, kind) from view_history where institution_id = ? order by at, id",
                clinic.id()))
        .containsExactly(
            "iryo01 試験 " + person.id() + " MEDICATION",
            "iryo01 試験 " + person.id() + " CLINICAL",
            "iryo01 試験 " + person.id() + " CLINICAL");
    assertThat(audit("SUCCESS"))
        .hasSize(3)
        .containsOnly("iryo01 relation:" + relation + " " + person.id());
  }

  @Test
  @Tag("HIS-010")
  void whatCannotBeWrittenDownIsNotGivenOut() {
    long relation = agreeToAll();
    owner.change("revoke insert on view_history from zaitaku_app");
    try {
      assertThatThrownBy(() -> medical.view(relation, MedicalInformation.MEDICATION))
          .isInstanceOf(RuntimeException.class);
    } finally {
      owner.change("grant insert on view_history to zaitaku_app");
    }

    assertThat(owner.number(LINES, clinic.id())).isZero();
    assertThat(audit("SUCCESS")).isEmpty();
    assertThat(medical.view(relation, MedicalInformation.MEDICATION).entries()).hasSize(1);
  }

  @Test
  @Tag("CON-C-007")
  @Tag("ELG-023")
  void afterARevocationNothingIsOpen() {
    long relation = agreeToAll();
    medical.view(relation, MedicalInformation.MEDICATION);
    current.become(new Actor.OfPatient());
    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));
    current.become(viewer);

    assertRefused("CONSENT_MISSING", relation, MedicalInformation.MEDICATION);
    assertThatThrownBy(() -> medical.person(relation)).hasMessage("CONSENT_MISSING");
    assertThat(
            steps.release(
                relation,
                MedicalInformation.MEDICATION,
                new OpenedInformation(person.id(), Set.of(ConsentItem.MEDICATION)),
                List.of(
                    new MedicalEntry(
                        ConsentItem.MEDICATION, LocalDate.of(2026, 5, 1), "試験病院", "x", null))))
        .as("what was found just before is not given out either")
        .isEmpty();
    assertThat(owner.number(LINES, clinic.id())).isOne();
    assertThat(audit("REFUSED"))
        .containsExactly("iryo01 relation:" + relation + " CONSENT_MISSING");
  }

  @Test
  void afterItsTermNothingIsOpenAndItsEndIsWrittenDown() {
    long relation = agreeToAll();
    clock.advance(Duration.ofDays(183));

    assertRefused("CONSENT_MISSING", relation, MedicalInformation.MEDICATION);

    assertThat(owner.text("select end_reason from care_relation where id = ?", relation))
        .isEqualTo("EXPIRED");
    assertThat(owner.number(LINES, clinic.id())).isZero();
  }

  @Test
  void anotherInstitutionsRelationIsAsUnknownAsNone() {
    long relation = agreeToAll();
    Scenes.Clinic other = scenes.clinic();
    current.become(account(other, "iryo01", AccountRole.MEDICAL_VIEWER));

    assertRefused("NOT_FOUND", relation, MedicalInformation.MEDICATION);
    assertRefused("NOT_FOUND", Long.MAX_VALUE, MedicalInformation.MEDICATION);
    assertThatThrownBy(() -> medical.person(relation)).hasMessage("NOT_FOUND");
    assertThat(owner.number(LINES, other.id())).isZero();
    assertThat(owner.number(LINES, clinic.id())).isZero();
  }

  @Test
  @Tag("ELG-032")
  void onlyAMedicalViewerViews() {
    long relation = agreeToAll();
    for (AccountRole role : AccountRole.values()) {
      current.become(clinic.member(role));
      if (role != AccountRole.MEDICAL_VIEWER) {
        assertThatThrownBy(() -> medical.view(relation, MedicalInformation.MEDICATION))
            .as(role.name())
            .hasMessage("PERMISSION_DENIED");
        assertThatThrownBy(() -> medical.person(relation)).hasMessage("PERMISSION_DENIED");
      }
    }
    assertThat(owner.number(LINES, clinic.id())).isZero();

    current.become(viewer);
    assertThat(medical.view(relation, MedicalInformation.MEDICATION).entries()).isNotEmpty();
  }

  @Test
  @Tag("ELG-037")
  void ofWhomNothingMayBeToldIsAsOfWhomNothingIsKnown() {
    long relation = agreeToAll();
    assertThat(medical.person(relation)).map(ViewedPerson::name).contains("試験　太郎");
    medical.view(relation, MedicalInformation.MEDICATION);
    owner.change("update patient set self_information_stopped = true where id = ?", person.id());

    assertThat(medical.person(relation)).isEmpty();
    assertThat(medical.view(relation, MedicalInformation.MEDICATION).entries()).isEmpty();

    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    assertThat(history.page(today(null), 0, 10))
        .hasSize(2)
        .allMatch(line -> line.patientName() == null);
  }

  @Test
  void whatTheInstitutionUsesNoLongerIsClosed() {
    long relation = agreeToAll();
    assertThat(medical.view(relation, MedicalInformation.CLINICAL).entries()).hasSize(2);

    owner.change("update institution set record_sharing_from = null where id = ?", clinic.id());
    assertRefused("CONSENT_MISSING", relation, MedicalInformation.CLINICAL);

    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());
    assertRefused("SERVICE_NOT_OFFERED", relation, MedicalInformation.MEDICATION);
  }

  @Test
  void aSourceThatDoesNotAnswerLeavesNoLine() {
    long relation = agreeToAll();
    owner.change("revoke select on medical_entry from zaitaku_app");
    try {
      assertRefused("MEDICAL_INFORMATION_UNAVAILABLE", relation, MedicalInformation.MEDICATION);
    } finally {
      owner.change("grant select on medical_entry to zaitaku_app");
    }
    assertThat(owner.number(LINES, clinic.id())).isZero();
    assertThat(audit("REFUSED"))
        .containsExactly("iryo01 relation:" + relation + " MEDICAL_INFORMATION_UNAVAILABLE");
  }

  @Test
  void whoThePatientIsIsShownInTheCareOnlyAndWrittenDown() {
    long relation = agreeToAll();

    assertThat(medical.person(relation)).isPresent();
    assertThat(shown("SUCCESS")).containsExactly("relation:" + relation + " " + person.id());

    clock.advance(Duration.ofDays(183));
    assertThatThrownBy(() -> medical.person(relation)).hasMessage("CONSENT_MISSING");
    assertThatThrownBy(() -> medical.person(Long.MAX_VALUE)).hasMessage("NOT_FOUND");
    assertThat(shown("REFUSED"))
        .containsExactly(
            "relation:" + relation + " CONSENT_MISSING",
            "relation:" + Long.MAX_VALUE + " NOT_FOUND");
    assertThat(owner.text("select end_reason from care_relation where id = ?", relation))
        .isEqualTo("EXPIRED");
  }

  private List<String> shown(String outcome) {
    return owner.list(
        "select concat_ws(' ', subject, detail, patient_id) from audit_event"
            + " where institution_id = ? and action = 'ELIGIBILITY_SHOWN' and actor_name = 'iryo01' and outcome = ? order by at, id",
        clinic.id(),
        outcome);
  }

  @Test
  void whatChangedWhileTheSourceAnsweredCounts() {
    long relation = agree(ConsentItem.MEDICATION, ConsentItem.SURGERY);
    MedicalInformation kind = MedicalInformation.SURGERY_TREATMENT_MEDICATION;
    OpenedInformation asked = steps.open(relation, kind).orElseThrow();
    List<MedicalEntry> found =
        List.of(
            new MedicalEntry(ConsentItem.SURGERY, LocalDate.of(2026, 5, 1), "試験病院", "x", null),
            new MedicalEntry(ConsentItem.MEDICATION, LocalDate.of(2026, 5, 1), "試験病院", "y", null));

    agree(ConsentItem.SURGERY);
    ViewedInformation narrowed = steps.release(relation, kind, asked, found).orElseThrow();
    assertThat(names(narrowed)).containsExactly("x");
    assertThat(narrowed.parts()).containsExactly(ConsentItem.SURGERY);

    OpenedInformation one = new OpenedInformation(person.id(), Set.of(ConsentItem.SURGERY));
    agreeToAll();
    assertThat(steps.release(relation, kind, one, found).orElseThrow().parts())
        .as("what was not asked for is not told to be empty")
        .containsExactly(ConsentItem.SURGERY);

    owner.change("update patient set self_information_stopped = true where id = ?", person.id());
    assertThat(steps.release(relation, kind, asked, found).orElseThrow().entries()).isEmpty();
  }

  private ViewSearch today(MedicalInformation kind) {
    LocalDateTime midnight = BusinessDay.of(clock.now()).atStartOfDay();
    return new ViewSearch(new ViewPeriod(midnight, midnight.plusDays(1).minusMinutes(1)), kind);
  }

  private void line(String moment, String kind, int times) {
    owner.change(
        "insert into view_history select nextval('view_history_seq'), ?::timestamptz, ?, 1, 'iryo01', '試験', ?, ? from generate_series(1, ?)",
        moment,
        clinic.id(),
        person.id(),
        kind,
        times);
  }

  @Test
  @Tag("HIS-001")
  void theHistorySaysWhenWhoAndWhoseAsItWasThen() {
    long relation = agreeToAll();
    medical.view(relation, MedicalInformation.HEALTH_CHECKUP);
    owner.change("update account set user_name = '改姓' where institution_id = ?", clinic.id());
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));

    assertThat(history.count(today(null))).isOne();
    assertThat(history.page(today(null), 0, 10))
        .extracting(
            ViewLine::userId,
            ViewLine::userName,
            ViewLine::patientId,
            ViewLine::patientName,
            ViewLine::kind)
        .containsExactly(
            tuple("iryo01", "試験", person.id(), "試験　太郎", MedicalInformation.HEALTH_CHECKUP));
    assertThat(history.characterCode()).isEqualTo(CharacterCode.UTF_8);

    clinic = scenes.clinic();
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    assertThat(history.count(today(null))).as("of another institution").isZero();
    assertThat(history.page(today(null), 0, 10)).isEmpty();
  }

  @Test
  @Tag("HIS-004")
  void bothEndsOfThePeriodAreIncluded() {
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    String day = BusinessDay.of(clock.now()).toString();
    line(day + "T12:54:59.999+09:00", "CLINICAL", 1);
    line(day + "T12:55:00+09:00", "MEDICATION", 1);
    line(day + "T12:56:59.999+09:00", "MEDICATION", 1);
    line(day + "T12:57:00+09:00", "CLINICAL", 1);
    LocalDateTime from = BusinessDay.of(clock.now()).atTime(12, 55);

    assertThat(history.page(new ViewSearch(new ViewPeriod(from, from.plusMinutes(1)), null), 0, 10))
        .extracting(ViewLine::kind)
        .containsExactly(MedicalInformation.MEDICATION, MedicalInformation.MEDICATION);
    assertThat(history.count(new ViewSearch(new ViewPeriod(from, from), null))).isOne();
  }

  @Test
  @Tag("HIS-005")
  void eachKindIsFoundByItself() {
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    String now = clock.now().toString();
    int times = 1;
    for (MedicalInformation kind : MedicalInformation.values()) {
      line(now, kind.name(), times++);
    }

    assertThat(history.count(today(MedicalInformation.HEALTH_CHECKUP))).isEqualTo(1);
    assertThat(history.count(today(MedicalInformation.MEDICATION))).isEqualTo(2);
    assertThat(history.count(today(MedicalInformation.SURGERY_TREATMENT_MEDICATION))).isEqualTo(3);
    assertThat(history.page(today(MedicalInformation.CLINICAL), 0, 10))
        .hasSize(4)
        .allMatch(line -> line.kind() == MedicalInformation.CLINICAL);
    assertThat(history.count(today(null))).isEqualTo(10);
    assertThat(history.page(today(null), 8, 10)).hasSize(2);
  }

  @Test
  @Tag("HIS-007")
  void twentyFiveThousandRecordsAreAFileAndOneMoreIsNone() {
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    line(clock.now().toString(), "MEDICATION", ViewHistoryService.MOST_EXPORTED);

    assertThat(history.export(today(null)).orElseThrow()).hasSize(25_000);

    line(clock.now().toString(), "CLINICAL", 1);
    assertThat(history.export(today(null))).isEmpty();
    assertThat(history.export(today(MedicalInformation.CLINICAL)).orElseThrow()).hasSize(1);
    assertThat(
            owner.list(
                "select changes::jsonb @> '[{\"item\": \"lines\", \"after\": \"25000\"}]' from audit_event"
                    + " where institution_id = ? and action = 'VIEW_HISTORY_EXPORTED' order by at, id",
                clinic.id()))
        .containsExactly("t", "f");
  }

  @Test
  void lookingUpIsForAdministratorsAndWrittenDown() {
    for (AccountRole role : AccountRole.values()) {
      current.become(clinic.member(role));
      if (role != AccountRole.ADMINISTRATOR) {
        assertThatThrownBy(() -> history.search(today(null)))
            .as(role.name())
            .hasMessage("PERMISSION_DENIED");
        assertThatThrownBy(() -> history.page(today(null), 0, 10)).hasMessage("PERMISSION_DENIED");
        assertThatThrownBy(() -> history.export(today(null))).hasMessage("PERMISSION_DENIED");
      }
    }
    current.become(account(clinic, "kanri01", AccountRole.ADMINISTRATOR));
    history.search(today(MedicalInformation.CLINICAL));

    assertThat(
            owner.text(
                "select actor_name || ' ' || changes from audit_event where institution_id = ? and action = 'VIEW_HISTORY_SEARCHED'",
                clinic.id()))
        .startsWith("kanri01 ")
        .contains("00:00", "23:59", "CLINICAL");
  }
}
