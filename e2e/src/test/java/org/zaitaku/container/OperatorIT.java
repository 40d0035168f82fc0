package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.IssuedAccount;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginService;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.operator.AnnouncementService;
import org.zaitaku.operator.EnrolledInstitution;
import org.zaitaku.operator.FirstDayService;
import org.zaitaku.operator.InstitutionForm;
import org.zaitaku.operator.InstitutionFormException;
import org.zaitaku.operator.InstitutionLine;
import org.zaitaku.operator.InstitutionService;
import org.zaitaku.operator.ResetAccount;
import org.zaitaku.operator.ResetAccountService;
import org.zaitaku.report.Operation;
import org.zaitaku.report.OperationHistoryService;
import org.zaitaku.report.OperationSearch;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** What the operator may do, what nobody else may, and what it leaves in the database. */
class OperatorIT extends ContainerTest {

  @Inject private InstitutionService institutions;

  @Inject private ResetAccountService resetAccounts;

  @Inject private AnnouncementService announcements;

  @Inject private OperationHistoryService history;

  @Inject private FirstDayService firstDay;

  @Inject private LoginService logins;

  @Inject private Scenes scenes;

  private long operator;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(OperatorIT.class);
  }

  private void becomeOperator() {
    String userId =
        String.format(Locale.ROOT, "j%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    operator =
        scenes.account(
            new Scenes.Clinic(0, "0000000000", null, 0), userId, AccountRole.OPERATOR, "x");
    current.become(
        new Actor.OfAccount(
            operator,
            0L,
            new InstitutionCode("0000000000"),
            AccountRole.OPERATOR,
            new UserId(userId)));
  }

  /** A code of ten digits whose last one fits. */
  private static String code() {
    String nine =
        "131" + String.format(Locale.ROOT, "%06d", ThreadLocalRandom.current().nextInt(1_000_000));
    for (int last = 0; last < 10; last++) {
      if (new InstitutionCode(nine + last).hasValidCheckDigit()) {
        return nine + last;
      }
    }
    throw new IllegalStateException(nine);
  }

  private static InstitutionForm form(String code) {
    return new InstitutionForm(
        code,
        "見本診療所（架空）",
        "2030/04/01",
        "2030/05/01",
        true,
        List.of(new InstitutionForm.Related("1339999029", "見本歯科", "2020/01/01", "2025/12/31")));
  }

  private static OperationSearch today(String institution) {
    LocalDate today = LocalDate.now(java.time.Clock.system(BusinessDay.TOKYO));
    return new OperationSearch(institution, today, today, null, null, null, null);
  }

  @Test
  @Tag("ORG-009")
  @Tag("ORG-010")
  @Tag("ORG-016")
  @Tag("ORG-017")
  @Tag("ACC-001")
  @Tag("ACC-002")
  void enrollingMakesExactlyTheTwoAccountsAndWhatTheyNeed() {
    becomeOperator();
    String code = code();

    List<EnrolledInstitution> enrolled = institutions.enrol(List.of(form(code)), false);

    long id = owner.number("select id from institution where code = ?", code);
    assertThat(
            owner.list(
                "select role || ' ' || user_id || ' ' || password_initial || ' ' || enabled from account where institution_id = ? order by id",
                id))
        .containsExactlyInAnyOrder("MASTER master01 true true", "MASTER_RESET reset01 true true");
    assertThat(
            owner.text(
                "select starts_on || ' ' || record_sharing_from || ' ' || pmh_participant from institution where id = ?",
                id))
        .isEqualTo("2030-04-01 2030-05-01 true");
    assertThat(
            owner.number("select count(*) from environment_settings where institution_id = ?", id))
        .isEqualTo(1);
    assertThat(
            owner.list(
                "select code || ' ' || closed_on from related_institution where institution_id = ?",
                id))
        .containsExactly("1339999029 2025-12-31");
    assertThat(
            owner.list(
                "select action || ' ' || account_id from audit_event where institution_id = ? order by id",
                id))
        .containsExactly(
            "INSTITUTION_ENROLLED " + operator,
            "ACCOUNT_REGISTERED " + operator,
            "ACCOUNT_REGISTERED " + operator);
    List<IssuedAccount> accounts = enrolled.get(0).accounts();
    assertThat(accounts)
        .extracting(issued -> issued.account().userId())
        .containsExactly("master01", "reset01");
    assertThat(owner.list("select changes from audit_event where institution_id = ?", id))
        .noneMatch(
            text ->
                text != null
                    && accounts.stream().anyMatch(a -> text.contains(a.password().value())));

    current.become(new Actor.OfSystem("login-desk"));
    LoginOrigin here = new LoginOrigin(null, null, "192.0.2.1");
    assertThat(
            logins.login(
                new LoginAttempt(code, "master01", accounts.get(0).password().value(), here)))
        .as("the initial password opens the door before the first day")
        .isPresent();
  }

  @Test
  @Tag("ORG-001")
  void aDoubtfulCheckDigitIsToBeConfirmed() {
    becomeOperator();
    String right = code();
    String wrong = right.substring(0, 9) + (right.charAt(9) == '0' ? '1' : '0');

    assertThatThrownBy(() -> institutions.enrol(List.of(form(wrong)), false))
        .isInstanceOf(InstitutionFormException.class);
    assertThat(owner.number("select count(*) from institution where code = ?", wrong)).isZero();

    assertThat(institutions.enrol(List.of(form(wrong)), true)).hasSize(1);
  }

  @Test
  void aFileIsEnrolledAsAWholeOrNotAtAll() {
    becomeOperator();
    String one = code();
    String taken = code();
    institutions.enrol(List.of(form(taken)), false);
    long before = owner.number("select count(*) from institution");

    assertThatThrownBy(
            () -> institutions.enrol(List.of(form(one), form(taken), form("12"), form(one)), false))
        .isInstanceOfSatisfying(
            InstitutionFormException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(fault -> fault.row() + " " + fault.wrong().fault())
                    .containsExactly("1 CODE_TAKEN", "2 CODE_DIGITS", "3 CODE_TAKEN"));

    assertThat(owner.number("select count(*) from institution")).isEqualTo(before);
    assertThat(institutions.enrol(List.of(form(one), form(code())), false)).hasSize(2);
    assertThat(owner.number("select count(*) from institution")).isEqualTo(before + 2);
  }

  @Test
  void theListLeavesTheOperatorOutAndFindsByCodeAndName() {
    becomeOperator();
    String code = code();
    institutions.enrol(List.of(form(code)), false);

    assertThat(institutions.list(code, 0, 10))
        .extracting(InstitutionLine::code)
        .containsExactly(code);
    assertThat(institutions.list("診療所（架", 0, 1000))
        .extracting(InstitutionLine::code)
        .contains(code);
    assertThat(institutions.list("%", 0, 10)).isEmpty();
    assertThat(institutions.count("0000000000")).isZero();
    assertThatThrownBy(() -> institutions.get(0))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  @Tag("ORG-011")
  @Tag("ACC-019")
  void onlyTheOperatorInitialisesTheResetAccountsPassword() {
    becomeOperator();
    String code = code();
    institutions.enrol(List.of(form(code)), false);
    ResetAccount found = resetAccounts.find(code).orElseThrow();
    String before = owner.text("select password_hash from account where id = ?", found.accountId());
    owner.change(
        "insert into console_session values (gen_random_uuid(), (select institution_id from account where id = ?), ?, now(), now(), '::1', null, null)",
        found.accountId(),
        found.accountId());

    IssuedAccount issued = resetAccounts.initialize(found);

    assertThat(issued.account().userId()).isEqualTo("reset01");
    assertThat(owner.text("select password_hash from account where id = ?", found.accountId()))
        .isNotEqualTo(before);
    assertThat(
            owner.text(
                "select end_reason from console_session where account_id = ?", found.accountId()))
        .isEqualTo("ACCOUNT");
    assertThat(
            owner.text(
                "select account_id from audit_event where action = 'PASSWORD_INITIALIZED' and subject = ?",
                "account:" + found.accountId()))
        .isEqualTo(Long.toString(operator));
    assertThatThrownBy(() -> resetAccounts.initialize(found)).hasMessage("CONFLICT");
    assertThat(resetAccounts.find("0000000000")).isEmpty();
    assertThat(resetAccounts.find("x")).isEmpty();
  }

  @Test
  @Tag("ORG-010")
  @Tag("ORG-011")
  @Tag("ACC-010")
  void nobodyOfAnInstitutionDoesWhatTheOperatorDoes() {
    Scenes.Clinic clinic = scenes.clinic();
    for (AccountRole role : AccountRole.values()) {
      if (role != AccountRole.OPERATOR) {
        current.become(clinic.member(role));
        assertRefused(() -> institutions.enrol(List.of(form(code())), true));
        assertRefused(() -> institutions.list("", 0, 10));
        assertRefused(() -> institutions.get(clinic.id()));
        assertRefused(() -> resetAccounts.find(clinic.code()));
        assertRefused(() -> announcements.publish("件名", "本文", LocalDate.of(2040, 1, 1)));
        assertRefused(() -> announcements.listAll());
        if (role != AccountRole.ADMINISTRATOR) {
          assertRefused(() -> history.search(today(null)));
          assertRefused(() -> firstDay.look());
        }
      }
    }
  }

  @Test
  @Tag("ORG-012")
  void anAnnouncementIsShownFromItsDayOn() {
    becomeOperator();
    String title = "件名 " + code();
    LocalDate tomorrow = BusinessDay.of(clock.now()).plusDays(1);

    announcements.publish(title, "本文", tomorrow);

    assertThat(announcements.list()).noneMatch(a -> a.title().equals(title));
    assertThat(announcements.listAll()).anyMatch(a -> a.title().equals(title));
    clock.advance(java.time.Duration.ofDays(1));
    current.become(scenes.clinic().member(AccountRole.GENERAL));
    assertThat(announcements.list()).anyMatch(a -> a.title().equals(title));
    becomeOperator();
    assertThatThrownBy(() -> announcements.publish(" ", "本文", tomorrow.plusDays(1)))
        .hasMessageContaining("title");
    assertThatThrownBy(() -> announcements.publish("x", "本文", tomorrow.minusDays(1)))
        .hasMessageContaining("day");
  }

  @Test
  @Tag("LOG-036")
  void anAdministratorSeesTheOwnInstitutionsHistoryOnlyAndWithNames() {
    Scenes.Clinic clinic = scenes.clinic();
    Scenes.Clinic other = scenes.clinic();
    long account = scenes.account(clinic, "kanri01", AccountRole.ADMINISTRATOR, "x");
    Actor administrator =
        new Actor.OfAccount(
            account,
            clinic.id(),
            new InstitutionCode(clinic.code()),
            AccountRole.ADMINISTRATOR,
            new UserId("kanri01"));
    current.become(administrator);

    assertThat(history.search(today(null))).isEqualTo(1);
    List<Operation> found = history.page(today(null), 0, 10);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).userId()).isEqualTo("kanri01");
    assertThat(found.get(0).userName()).isEqualTo("試験");
    assertThat(history.page(today(clinic.code()), 0, 10)).hasSize(1);
    assertThatThrownBy(() -> history.search(today(other.code())))
        .isInstanceOf(BusinessException.class)
        .hasMessage("PERMISSION_DENIED");
    assertThat(
            owner.number(
                "select count(*) from audit_event where institution_id = ? and outcome = 'REFUSED'",
                clinic.id()))
        .isEqualTo(1);
    history.review(today(null));
    assertThat(history.reviews(today(null)))
        .singleElement()
        .satisfies(review -> assertThat(review.reviewer()).isEqualTo("kanri01"));
    assertThat(history.export(today(null))).hasSize(3);
    assertThat(
            owner.list(
                "select action from audit_event where institution_id = ? and outcome = 'SUCCESS' order by id",
                clinic.id()))
        .containsExactly(
            "OPERATION_HISTORY_SEARCHED",
            "OPERATION_HISTORY_REVIEWED",
            "OPERATION_HISTORY_EXPORTED");
  }

  @Test
  void everyConditionOfASearchNarrowsIt() {
    Scenes.Clinic clinic = scenes.clinic();
    long account = scenes.account(clinic, "kanri01", AccountRole.ADMINISTRATOR, "x");
    LocalDate today = BusinessDay.of(clock.now());
    String line =
        "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, account_id, institution_id, action, outcome, subject, patient_id)"
            + " values (nextval('audit_event_seq'), now() - ? * interval '1 day', gen_random_uuid(), 'ACCOUNT', 'Kanri01', ?, ?, ?, ?, ?, 7)";
    owner.change(line, 0, account, clinic.id(), "LOGIN", "REFUSED", null);
    owner.change(line, 0, account, clinic.id(), "ACCOUNT_UPDATED", "SUCCESS", "account:" + account);
    owner.change(line, 0, null, clinic.id(), "CONSENT_REGISTERED", "SUCCESS", "reception:0a-1");
    owner.change(line, 3, account, clinic.id(), "LOGOUT", "SUCCESS", "patient:7");
    current.become(clinic.member(AccountRole.ADMINISTRATOR));

    assertThat(count(new OperationSearch(null, today, today, null, null, null, null))).isEqualTo(3);
    assertThat(count(new OperationSearch(null, today.minusDays(3), today, null, null, null, null)))
        .isEqualTo(4);
    assertThat(
            count(
                new OperationSearch(null, today.minusDays(3), today, "KANRI01", null, null, null)))
        .isEqualTo(3);
    assertThat(
            count(
                new OperationSearch(
                    null, today, today, null, org.zaitaku.audit.AuditGroup.LOGIN, null, null)))
        .isEqualTo(1);
    assertThat(count(new OperationSearch(null, today, today, null, null, "kanri01", null)))
        .isEqualTo(1);
    assertThat(count(new OperationSearch(null, today, today, null, null, "0A-1", null)))
        .isEqualTo(1);
    assertThat(
            count(new OperationSearch(null, today, today, null, null, null, AuditOutcome.REFUSED)))
        .isEqualTo(1);
    assertThat(
            history.page(
                new OperationSearch(null, today.minusDays(3), today, null, null, null, null), 0, 9))
        .extracting(Operation::subject)
        .contains("kanri01", "0a-1")
        .doesNotContain("patient:7");
  }

  private int count(OperationSearch search) {
    assertThat(history.page(search, 0, 100)).hasSize((int) history.count(search));
    return (int) history.count(search);
  }

  @Test
  void theOperatorReadsTheOwnAndAChosenInstitutionsHistory() {
    Scenes.Clinic clinic = scenes.clinic();
    becomeOperator();

    assertThat(history.search(today(clinic.code()))).isEqualTo(1);
    assertThat(history.page(today(clinic.code()), 0, 10))
        .extracting(operation -> operation.action().name())
        .containsExactly("OPERATION_HISTORY_SEARCHED");
    history.search(today(null));
    assertThat(history.page(today(null), 0, 10)).isNotEmpty();
    assertThatThrownBy(() -> history.search(today("1310000000"))).hasMessage("NOT_FOUND");
  }

  @Test
  void theNewestLinesAreFoundByAnIndexInThePartitionsOfThePeriodOnly() {
    String plan =
        String.join(
            "\n",
            owner.list(
                "explain select * from audit_event where institution_id = 5 and at >= now() - interval '1 day' and at < now() + interval '1 hour'"
                    + " order by at desc, id desc limit 50"));

    assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan", "Sort");
    assertThat(plan.lines().filter(line -> line.contains("Scan"))).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theFirstDayIsReadFromTheRows() {
    Scenes.Clinic clinic = scenes.clinic();
    long account = scenes.account(clinic, "kanri01", AccountRole.ADMINISTRATOR, "x");
    current.become(
        new Actor.OfAccount(
            account,
            clinic.id(),
            new InstitutionCode(clinic.code()),
            AccountRole.ADMINISTRATOR,
            new UserId("kanri01")));
    owner.change("update account set password_initial = true where id = ?", account);
    assertThat(firstDay.look().settings()).isFalse();
    assertThat(firstDay.look().account()).isFalse();
    assertThat(firstDay.look().password()).isFalse();

    owner.change("update account set password_initial = false where id = ?", account);
    owner.change(
        "update environment_settings set version = 1 where institution_id = ?", clinic.id());
    scenes.account(clinic, "ippan01", AccountRole.GENERAL, "x");

    assertThat(firstDay.look().settings()).isTrue();
    assertThat(firstDay.look().account()).isTrue();
    assertThat(firstDay.look().password()).isTrue();
    assertThat(firstDay.look().isDone()).as("no activation code yet").isFalse();
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(BusinessException.class).hasMessage("PERMISSION_DENIED");
  }
}
