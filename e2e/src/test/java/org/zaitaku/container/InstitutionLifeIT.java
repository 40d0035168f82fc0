package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginService;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.account.SessionService;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.operator.InstitutionForm;
import org.zaitaku.operator.InstitutionFormException;
import org.zaitaku.operator.InstitutionLifeService;
import org.zaitaku.operator.InstitutionLine;
import org.zaitaku.operator.InstitutionService;
import org.zaitaku.operator.SuccessionService;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.settings.ShownInstitution;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** An institution is corrected, ends, goes on, and is taken over under another code. */
class InstitutionLifeIT extends ContainerTest {

  private static final String PASSWORD = "right-Passw0rd!";
  private static final LoginOrigin HERE = new LoginOrigin(null, "terminal", "192.0.2.1");

  @Inject private InstitutionService institutions;

  @Inject private InstitutionLifeService life;

  @Inject private SuccessionService successions;

  @Inject private LoginService logins;

  @Inject private SessionService sessions;

  @Inject private ReceptionService patients;

  @Inject private Receptions receptions;

  @Inject private Scenes scenes;

  private Scenes.Clinic clinic;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(InstitutionLifeIT.class);
  }

  @BeforeEach
  void aHospital() {
    clinic = scenes.clinic();
  }

  private void becomeOperator() {
    current.become(
        new Actor.OfAccount(
            1,
            0L,
            new InstitutionCode("0000000000"),
            AccountRole.OPERATOR,
            new UserId("jisshi01")));
  }

  private InstitutionLine seen() {
    becomeOperator();
    return institutions.get(clinic.id());
  }

  private LocalDate today() {
    return BusinessDay.of(clock.now());
  }

  private void goTo(Instant moment) {
    clock.advance(Duration.between(clock.now(), moment));
  }

  private static String typed(LocalDate day) {
    return day.toString().replace('-', '/');
  }

  private static InstitutionForm form(InstitutionLine seen, List<InstitutionForm.Related> related) {
    return new InstitutionForm(
        seen.code(), "改名病院", typed(seen.startsOn()), "2026/12/01", true, related);
  }

  private boolean opens(String code) {
    current.become(new Actor.OfSystem("login-desk"));
    return logins.login(new LoginAttempt(code, "kanri01", PASSWORD, HERE)).isPresent();
  }

  private boolean asksForConsents() {
    current.become(new Actor.OfPatient());
    return !patients.offer(clinic.token()).isClosed();
  }

  private static String newCode(char kind) {
    for (int number = ThreadLocalRandom.current().nextInt(9_000_000); ; number++) {
      String code = "13" + kind + String.format(Locale.ROOT, "%07d", number);
      if (new InstitutionCode(code).hasValidCheckDigit()) {
        return code;
      }
    }
  }

  private void assertFault(Runnable change, String field, InstitutionForm.Fault fault) {
    InstitutionLine before = seen();
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            InstitutionFormException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(row -> row.wrong())
                    .containsExactly(new InstitutionForm.Wrong(field, fault)));
    assertThat(institutions.get(clinic.id())).isEqualTo(before);
  }

  @Test
  @Tag("ORG-009")
  @Tag("ORG-016")
  @Tag("ORG-017")
  void theOperatorCorrectsAnInstitutionAndTheAuditSaysFromWhatToWhat() {
    InstitutionForm.Related one =
        new InstitutionForm.Related("1339999029", "見本歯科", "2020/01/01", "2025/12/31");
    InstitutionForm.Related other =
        new InstitutionForm.Related("1319999031", "見本分院", "2021/01/01", null);

    life.update(seen(), form(seen(), List.of(one)));
    InstitutionLine after = life.update(seen(), form(seen(), List.of(other)));

    assertThat(after.name()).isEqualTo("改名病院");
    assertThat(after.pmhParticipant()).isTrue();
    assertThat(after.recordSharingFrom()).isEqualTo("2026-12-01");
    assertThat(institutions.related(clinic.id()))
        .extracting(InstitutionLine.Related::code)
        .containsExactly("1319999031");
    assertThat(
            owner.text(
                "select changes from audit_event where institution_id = ? and action = 'INSTITUTION_UPDATED' order by id limit 1",
                clinic.id()))
        .contains("試験病院", "改名病院", "1339999029");
    life.update(seen(), form(seen(), List.of(one)));
    assertThat(institutions.related(clinic.id()))
        .as("one that was removed may come back")
        .hasSize(1);
  }

  @Test
  void ofTwoOperatorsTheSecondIsToldThatItChanged() {
    InstitutionLine first = seen();
    life.update(first, form(first, List.of()));

    assertThatThrownBy(() -> life.endUse(first, ""))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(seen().endsAt()).isNull();
  }

  @Test
  @Tag("ORG-007")
  void theFirstDayStaysOnceItHasCome() {
    InstitutionLine seen = seen();
    InstitutionForm later =
        new InstitutionForm(seen.code(), seen.name(), "2030/01/01", "", false, List.of());
    assertFault(
        () -> life.update(seen, later), InstitutionForm.STARTS_ON, InstitutionForm.Fault.STARTED);
  }

  @Test
  void whatEndsAtOnceStopsAtThatMoment() {
    long account = scenes.account(clinic, "kanri01", PASSWORD);
    assertThat(opens(clinic.code())).isTrue();
    UUID session =
        UUID.fromString(
            owner.text(
                "select id from console_session where account_id = ? and ended_at is null",
                account));
    current.become(new Actor.OfPatient());
    ReceptionKey authenticated = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    assertThat(asksForConsents()).isTrue();

    InstitutionLine ended = life.endUse(seen(), "");

    assertThat(ended.endsAt()).isNotNull();
    assertThat(opens(clinic.code())).as("log-in").isFalse();
    current.become(new Actor.OfSystem("session watch"));
    assertThat(sessions.findEnd(clinic.id(), session, clock.now(), true))
        .contains(SessionEnd.ACCOUNT);
    assertThat(asksForConsents()).isFalse();
    current.become(new Actor.OfPatient());
    receptions.complete(authenticated);
    assertThat(owner.text("select state from reception where id = ?", authenticated.id()))
        .as("a reception at the card ends as not registered")
        .isEqualTo("FAILED");

    life.goOn(seen());
    assertThat(asksForConsents()).isTrue();
    assertThat(opens(clinic.code())).isTrue();
  }

  @Test
  @Tag("CON-C-002")
  void aConsentCanBeRevokedAfterTheEnd() {
    Scenes.Person person = scenes.person();
    current.become(new Actor.OfPatient());
    receptions.complete(receptions.authenticated(clinic, Receptions.ALL, person));
    life.endUse(seen(), "");
    assertThat(asksForConsents()).isFalse();
    assertThat(patients.offer(clinic.token()).consent().institution())
        .returns(null, ShownInstitution::telephone)
        .extracting(ShownInstitution::name, STRING)
        .isNotBlank();

    receptions.complete(receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person));

    assertThat(
            owner.text(
                "select revoked_at is not null from consent where patient_id = ?", person.id()))
        .isEqualTo("t");
  }

  @Test
  void aLastDayEndsAtMidnightInTokyo() {
    scenes.account(clinic, "kanri01", PASSWORD);
    LocalDate lastDay = today().plusDays(3);

    life.endUse(seen(), typed(lastDay));

    goTo(lastDay.plusDays(1).atStartOfDay(BusinessDay.TOKYO).toInstant().minusMillis(500));
    assertThat(opens(clinic.code())).isTrue();
    assertThat(asksForConsents()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(opens(clinic.code())).isFalse();
    assertThat(asksForConsents()).isFalse();
  }

  @Test
  void anEndInThePastOrUnreadableIsRefused() {
    assertFault(
        () -> life.endUse(seen(), typed(today().minusDays(1))),
        InstitutionLifeService.LAST_DAY,
        InstitutionForm.Fault.PAST);
    assertFault(
        () -> life.endUse(seen(), "2026/02/30"),
        InstitutionLifeService.LAST_DAY,
        InstitutionForm.Fault.DATE_FORM);
  }

  @Test
  @Tag("ORG-009")
  void aSuccessorsCodeNamesTheInstitutionFromItsDayOn() {
    scenes.account(clinic, "kanri01", PASSWORD);
    String successor = newCode('1');
    LocalDate from = today().plusDays(2);

    successions.succeed(seen(), successor, typed(from), false);

    assertThat(opens(clinic.code())).isTrue();
    assertThat(opens(successor)).as("not before its day").isFalse();
    goTo(from.atStartOfDay(BusinessDay.TOKYO).toInstant());
    current.become(new Actor.OfSystem("institution upkeep"));
    assertThat(successions.due()).contains(clinic.id());
    successions.takeOver(clinic.id());
    successions.takeOver(clinic.id());
    assertThat(successions.due()).doesNotContain(clinic.id());
    assertThat(opens(successor)).isTrue();
    assertThat(opens(clinic.code())).as("the old code names nobody").isFalse();
    assertThat(seen().code()).isEqualTo(successor);
    assertThat(institutions.related(clinic.id()))
        .extracting(related -> related.code() + " " + related.closedOn())
        .containsExactly(clinic.code() + " " + from.minusDays(1));
    assertThat(asksForConsents()).as("URLs go on").isTrue();
    assertThat(successions.codes(seen().id()))
        .extracting(InstitutionLine.Code::code)
        .containsExactly(clinic.code(), successor);
  }

  @Test
  void aSuccessionOfTodayIsInForceAtOnce() {
    scenes.account(clinic, "kanri01", PASSWORD);
    String successor = newCode('1');

    assertThat(successions.succeed(seen(), successor, typed(today()), false).code())
        .isEqualTo(successor);

    assertThat(opens(successor)).isTrue();
    assertThat(opens(clinic.code())).isFalse();
  }

  @Test
  @Tag("ORG-009")
  void aSuccessionIsTakenBackUntilItsDayHasComeAndTheCodeIsFreeAgain() {
    scenes.account(clinic, "kanri01", PASSWORD);
    String successor = newCode('1');
    LocalDate from = today().plusDays(2);
    successions.succeed(seen(), successor, typed(from), false);
    goTo(from.atStartOfDay(BusinessDay.TOKYO).toInstant().minusSeconds(1));

    successions.takeBack(seen());

    assertThat(successions.codes(clinic.id()))
        .extracting(code -> code.code() + " " + code.until())
        .containsExactly(clinic.code() + " null");
    assertThat(
            owner.list(
                "select changes from audit_event where institution_id = ? and action = 'INSTITUTION_SUCCESSION_SET' order by id",
                clinic.id()))
        .hasSize(2)
        .last(InstanceOfAssertFactories.STRING)
        .containsSubsequence(successor, clinic.code());
    clock.advance(Duration.ofDays(1));
    current.become(new Actor.OfSystem("institution upkeep"));
    assertThat(successions.due()).doesNotContain(clinic.id());
    successions.takeOver(clinic.id());
    assertThat(opens(successor)).as("names nobody").isFalse();
    assertThat(opens(clinic.code())).isTrue();
    assertThat(institutions.related(seen().id())).isEmpty();
    assertThat(successions.succeed(seen(), successor, typed(today()), false).code())
        .as("the same code may be given again")
        .isEqualTo(successor);
    assertThat(opens(successor)).isTrue();
  }

  @Test
  @Tag("ORG-009")
  void nothingIsTakenBackWithoutASuccessionOrOnceItsDayHasCome() {
    assertConflict(() -> successions.takeBack(seen()));
    LocalDate from = today().plusDays(1);
    successions.succeed(seen(), newCode('1'), typed(from), false);

    goTo(from.atStartOfDay(BusinessDay.TOKYO).toInstant());

    assertConflict(() -> successions.takeBack(seen()));
    assertThat(successions.codes(clinic.id())).hasSize(2);
  }

  @Test
  @Tag("ORG-009")
  void ofTwoOperatorsOneTakesTheSuccessionBack() {
    successions.succeed(seen(), newCode('1'), typed(today().plusDays(5)), false);
    InstitutionLine both = seen();
    successions.takeBack(both);

    assertConflict(() -> successions.takeBack(both));
  }

  @Test
  @Tag("ORG-009")
  void anEndThatWasSetMeanwhileStays() {
    LocalDate from = today().plusDays(2);
    successions.succeed(seen(), newCode('1'), typed(from), false);
    life.endUse(seen(), typed(from.plusDays(3)));

    successions.takeBack(seen());

    assertThat(successions.codes(clinic.id()))
        .extracting(InstitutionLine.Code::until)
        .containsExactly(from.plusDays(3));
  }

  @Test
  @Tag("ORG-009")
  void aSuccessionIsNotTakenBackOnceItsCodeIsToNameAnother() {
    LocalDate from = today().plusDays(2);
    successions.succeed(seen(), newCode('1'), typed(from), false);
    Scenes.Clinic heir = scenes.clinic();
    successions.succeed(institutions.get(heir.id()), clinic.code(), typed(from.plusDays(1)), true);

    assertFault(
        () -> successions.takeBack(seen()),
        SuccessionService.CODE,
        InstitutionForm.Fault.CODE_PASSED_ON);
  }

  private void assertConflict(Runnable change) {
    assertThatThrownBy(change::run)
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  @Tag("ORG-001")
  @Tag("ORG-002")
  void aSuccessionIsRefusedForEachOfItsFaults() {
    String from = typed(today().plusDays(2));
    String field = SuccessionService.CODE;
    assertFault(
        () -> successions.succeed(seen(), newCode('4'), from, true),
        field,
        InstitutionForm.Fault.KIND_CHANGES);
    assertFault(
        () -> successions.succeed(seen(), "12", from, true),
        field,
        InstitutionForm.Fault.CODE_DIGITS);
    assertFault(
        () -> successions.succeed(seen(), scenes.clinic().code(), from, true),
        field,
        InstitutionForm.Fault.CODE_TAKEN);
    String right = newCode('1');
    String wrong = right.substring(0, 9) + (right.charAt(9) == '0' ? '1' : '0');
    assertFault(
        () -> successions.succeed(seen(), wrong, from, false),
        field,
        InstitutionForm.Fault.CHECK_DIGIT);
    assertFault(
        () -> successions.succeed(seen(), right, typed(today().minusDays(1)), true),
        SuccessionService.FROM,
        InstitutionForm.Fault.PAST);
    life.endUse(seen(), typed(today().plusDays(1)));
    assertFault(
        () -> successions.succeed(seen(), right, from, true),
        SuccessionService.FROM,
        InstitutionForm.Fault.AFTER_END);
    life.goOn(seen());
    successions.succeed(seen(), right, from, true);
    assertFault(
        () -> successions.succeed(seen(), newCode('1'), typed(today().plusDays(9)), true),
        field,
        InstitutionForm.Fault.SUCCESSION_PENDING);
    life.endUse(seen(), "");
    assertThat(opens(clinic.code())).as("ended, whatever was to take over").isFalse();
  }

  @Test
  @Tag("ORG-009")
  void aCodeThatWasLeftOrListedComesBackWithoutHarm() {
    InstitutionForm.Related listed =
        new InstitutionForm.Related(newCode('1'), "見本分院", "2021/01/01", null);
    life.update(seen(), form(seen(), List.of(listed)));

    successions.succeed(seen(), listed.code(), typed(today()), true);

    assertThat(institutions.related(clinic.id()))
        .extracting(InstitutionLine.Related::code)
        .containsExactly(clinic.code());
    clock.advance(Duration.ofDays(1));
    successions.succeed(seen(), clinic.code(), typed(today()), true);
    clock.advance(Duration.ofDays(1));
    successions.succeed(seen(), newCode('1'), typed(today()), true);
    assertThat(institutions.related(clinic.id()))
        .extracting(InstitutionLine.Related::code)
        .containsExactlyInAnyOrder(clinic.code(), listed.code());
  }

  @Test
  void alsoWhatOnlyBelongsToItTellsTheSecondOperator() {
    InstitutionLine first = seen();
    InstitutionForm same =
        new InstitutionForm(
            first.code(), first.name(), typed(first.startsOn()), "", false, List.of());
    successions.succeed(first, newCode('1'), typed(today().plusDays(5)), true);

    assertThatThrownBy(() -> life.update(first, same))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  @Tag("ORG-007")
  void nothingWorksBeforeTheFirstDay() {
    owner.change(
        "update institution set starts_on = ? where id = ?", today().plusDays(1), clinic.id());
    assertThat(asksForConsents()).isFalse();
    clock.advance(Duration.ofDays(1));
    assertThat(asksForConsents()).isTrue();
  }

  @Test
  void anEndIsNotTakenBackOnceTheCodeNamesAnother() {
    life.endUse(seen(), typed(today()));
    long heir =
        owner.number(
            "insert into institution (id, code, name, starts_on) values (nextval('institution_seq'), ?, '別の病院', '2030-01-01') returning id",
            clinic.code());
    owner.change(
        "insert into institution_code (id, institution_id, code, valid_from) values (nextval('institution_code_seq'), ?, ?, '2030-01-01')",
        heir,
        clinic.code());

    assertFault(
        () -> life.goOn(seen()),
        InstitutionLifeService.LAST_DAY,
        InstitutionForm.Fault.CODE_PASSED_ON);
  }

  @Test
  void nobodyElseDoesIt() {
    InstitutionLine seen = seen();
    for (AccountRole role : AccountRole.values()) {
      if (role != AccountRole.OPERATOR) {
        current.become(clinic.member(role));
        assertRefused(() -> life.update(seen, form(seen, List.of())));
        assertRefused(() -> life.endUse(seen, ""));
        assertRefused(() -> life.goOn(seen));
        assertRefused(() -> successions.succeed(seen, newCode('1'), typed(today()), true));
        assertRefused(() -> successions.takeBack(seen));
        assertRefused(() -> successions.codes(seen.id()));
        assertRefused(() -> successions.takeOver(seen.id()));
      }
    }
  }

  private static void assertRefused(Runnable useCase) {
    assertThatThrownBy(useCase::run)
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.PERMISSION_DENIED);
  }
}
