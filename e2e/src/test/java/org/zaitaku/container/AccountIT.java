package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.account.AccountConflictException;
import org.zaitaku.account.AccountCriteria;
import org.zaitaku.account.AccountDetails;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.AccountFormException;
import org.zaitaku.account.AccountOrder;
import org.zaitaku.account.AccountSearchService;
import org.zaitaku.account.AccountService;
import org.zaitaku.account.Fault;
import org.zaitaku.account.FieldFault;
import org.zaitaku.account.IssuedAccount;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * The use cases of accounts on the real database: the matrix cell by cell, races, other
 * institutions.
 */
class AccountIT extends ContainerTest {

  private static final String HASH = "x";

  @Inject private AccountService service;

  @Inject private AccountSearchService search;

  @Inject private PasswordHashing hashing;

  @Inject private Scenes scenes;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(AccountIT.class);
  }

  @BeforeEach
  void anAdministratorIsLoggedIn() {
    clinic = scenes.clinic();
    become(AccountRole.ADMINISTRATOR);
  }

  private void become(AccountRole role) {
    current.become(clinic.member(role));
  }

  private static AccountForm form(AccountRole role, String userId) {
    return new AccountForm(role, userId, "山田 花子", "ヤマダ ハナコ", "20260401", "2027/03/31");
  }

  private static String freeId(AccountRole role) {
    return switch (role) {
      case WEB_API -> "A0123";
      case LINKAGE_APP -> "R0123";
      case FACE_READER -> "F0123";
      default -> "free" + List.of(AccountRole.values()).indexOf(role);
    };
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BusinessException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private List<String> audit(String action) {
    return owner.list(
        "select outcome || ' ' || subject || ' ' || coalesce(changes, '') from audit_event where institution_id = ? and action = ? order by id",
        clinic.id(),
        action);
  }

  @Test
  @Tag("ACC-043")
  @Tag("ACC-045")
  @Tag("ACC-048")
  @Tag("ACC-021")
  void registeringStoresTheAccountWithAnInitialPasswordThatIsToldOnce() {
    IssuedAccount issued = service.register(form(AccountRole.GENERAL, "Staff01"));

    String password = issued.password().value();
    assertThat(password).matches("([a-km-z]{3}[2-9]-){2}[a-km-z]{3}[2-9]");
    long id = issued.account().id();
    assertThat(hashing.matches(password, of(id, "password_hash"))).isTrue();
    assertThat(of(id, "password_initial")).isEqualTo("t");
    LocalDate today = LocalDate.ofInstant(clock.now(), java.time.ZoneId.of("Asia/Tokyo"));
    assertThat(issued.usableUntil()).isEqualTo(today.plusDays(30));
    assertThat(of(id, "password_valid_until")).isEqualTo(today.plusDays(30).toString());
    assertThat(
            of(
                id,
                "user_id || ' ' || role || ' ' || user_name || ' ' || user_name_kana || ' ' || valid_from || ' ' || valid_until || ' ' || enabled"))
        .isEqualTo("Staff01 GENERAL 山田　花子 ヤマダ　ハナコ 2026-04-01 2027-03-31 true");
    assertThat(audit("ACCOUNT_REGISTERED"))
        .singleElement()
        .asString()
        .startsWith("SUCCESS account:" + id)
        .contains("\"Staff01\"", "山田　花子")
        .doesNotContain(password);
    assertThat(service.register(form(AccountRole.GENERAL, "staff02")).password().value())
        .isNotEqualTo(password);
  }

  private String of(long id, String what) {
    return owner.text("select " + what + " from account where id = ?", id);
  }

  @Test
  @Tag("ACC-026")
  @Tag("ACC-027")
  @Tag("X-05")
  void anIdIsTakenForEverInItsInstitutionAndFreeInAnother() {
    AccountDetails account = service.register(form(AccountRole.GENERAL, "staff01")).account();
    assertTaken("staff01");
    assertTaken("STAFF01");
    service.delete(account);
    assertTaken("staff01");

    clinic = scenes.clinic();
    become(AccountRole.ADMINISTRATOR);
    assertThat(service.register(form(AccountRole.GENERAL, "staff01")).account().userId())
        .isEqualTo("staff01");
  }

  private void assertTaken(String userId) {
    FieldFault taken = new FieldFault(AccountForm.USER_ID, Fault.ID_TAKEN);
    assertThat(service.check(form(AccountRole.GENERAL, userId))).containsExactly(taken);
    assertThatThrownBy(() -> service.register(form(AccountRole.GENERAL, userId)))
        .isInstanceOfSatisfying(
            AccountFormException.class,
            refusal -> assertThat(refusal.faults()).containsExactly(taken));
  }

  @Test
  @Tag("ACC-026")
  void ofManyWhoRegisterOneIdAtOnceOneSucceedsAndTheOthersAreToldSo() {
    List<Supplier<?>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(
          () -> "id " + service.register(form(AccountRole.GENERAL, "race01")).account().userId());
    }
    List<String> answers = crew.atOnce(clinic.member(AccountRole.ADMINISTRATOR), callers);

    assertThat(answers).filteredOn(answer -> answer.equals("id race01")).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.equals("VALUE_INVALID userId")).hasSize(3);
    assertThat(owner.number("select count(*) from account where institution_id = ?", clinic.id()))
        .isOne();
  }

  @Test
  void everyFaultIsToldAtOnceAndNothingIsStored() {
    AccountForm wrong =
        new AccountForm(AccountRole.GENERAL, "R5a", "ﾔﾏﾀﾞ", "やまだ", "2020/13/01", "2019/01/01");
    assertThatThrownBy(() -> service.register(wrong))
        .isInstanceOfSatisfying(
            AccountFormException.class,
            refusal ->
                assertThat(refusal.faults())
                    .containsExactly(
                        new FieldFault(AccountForm.USER_ID, Fault.PREFIX_RESERVED),
                        new FieldFault(AccountForm.USER_NAME, Fault.HALF_WIDTH_KANA),
                        new FieldFault(AccountForm.USER_NAME_KANA, Fault.CHARACTERS),
                        new FieldFault(AccountForm.VALID_FROM, Fault.DATE_FORM)));
    assertThat(owner.number("select count(*) from account where institution_id = ?", clinic.id()))
        .isZero();
  }

  @Test
  @Tag("ACC-009")
  @Tag("ACC-010")
  @Tag("ACC-011")
  @Tag("ACC-012")
  @Tag("ACC-013")
  @Tag("ACC-014")
  @Tag("ACC-015")
  @Tag("ACC-016")
  @Tag("ACC-017")
  @Tag("ACC-018")
  @Tag("ACC-019")
  @Tag("ACC-020")
  @Tag("ACC-082")
  void everyCellOfTheMatrixHoldsAtTheUseCases() {
    for (AccountRole actor : AccountRole.values()) {
      clinic = scenes.clinic();
      for (AccountRole target : AccountRole.values()) {
        Set<AccountOperation> granted = PermissionMatrix.operations(actor, target);
        // The operator's own screens enrol institutions; these use cases are an institution's.
        boolean mayUpdate =
            PermissionMatrix.permits(actor, org.zaitaku.access.Permission.ACCOUNT_UPDATE);
        boolean mayRegister =
            PermissionMatrix.permits(actor, org.zaitaku.access.Permission.ACCOUNT_REGISTER);
        String cell = actor + " to " + target + " ";
        become(actor);
        assertCell(
            cell + "register",
            mayRegister && granted.contains(AccountOperation.REGISTER),
            () -> service.register(form(target, freeId(target))));
        String userId = "acc" + List.of(AccountRole.values()).indexOf(target);
        long id = account(userId, target);
        AccountDetails seen = details(id, target);
        assertCell(cell + "show", mayUpdate && !granted.isEmpty(), () -> search.get(id));
        assertCell(
            cell + "update",
            mayUpdate && granted.contains(AccountOperation.UPDATE),
            () -> service.update(seen, form(target, "other"), true));
        assertCell(
            cell + "disable",
            mayUpdate && granted.contains(AccountOperation.UPDATE),
            () -> service.disable(List.of(id)));
        assertCell(
            cell + "initialise",
            mayUpdate && granted.contains(AccountOperation.INITIALIZE_PASSWORD),
            () -> service.initializePassword(id));
        assertCell(
            cell + "delete",
            mayUpdate && granted.contains(AccountOperation.DELETE),
            () -> service.delete(now(id, seen)));
        assertThat(of(id, "user_id")).as("ACC-022").isEqualTo(userId);
      }
    }
  }

  private long account(String userId, AccountRole role) {
    return scenes.account(clinic, userId, role, HASH);
  }

  private static AccountDetails details(long id, AccountRole role) {
    return new AccountDetails(
        id, 0, role, "acc", "試験", "シケン", true, false, LocalDate.of(2024, 4, 1), null, null);
  }

  /** As it is now, whoever asks. */
  private AccountDetails now(long id, AccountDetails otherwise) {
    try {
      return search.get(id);
    } catch (BusinessException hidden) {
      return otherwise;
    }
  }

  private static void assertCell(String cell, boolean granted, ThrowingCallable call) {
    if (granted) {
      org.assertj.core.api.Assertions.assertThatCode(call).as(cell).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(call)
          .as(cell)
          .isInstanceOfSatisfying(
              BusinessException.class,
              refusal ->
                  assertThat(refusal.code()).as(cell).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }
  }

  @Test
  void whatIsRefusedIsWrittenDown() {
    long administrator = account("kanri02", AccountRole.ADMINISTRATOR);
    assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.initializePassword(administrator));
    assertThat(audit("PERMISSION"))
        .containsExactly("REFUSED account.INITIALIZE_PASSWORD:ADMINISTRATOR ");
    assertThat(of(administrator, "password_hash")).isEqualTo(HASH);
  }

  @Test
  @Tag("ACC-066")
  void deletedAccountsAndThoseOfOthersAreNotFound() {
    AccountDetails deleted = service.register(form(AccountRole.GENERAL, "staff01")).account();
    service.delete(deleted);
    assertThat(of(deleted.id(), "deleted_at is not null and not enabled")).isEqualTo("t");
    Scenes.Clinic other = scenes.clinic();
    long stranger = scenes.account(other, "staff01", AccountRole.GENERAL, HASH);
    for (long id : new long[] {deleted.id(), stranger, 0L, Long.MAX_VALUE}) {
      AccountDetails seen = details(id, AccountRole.GENERAL);
      assertRefused(ErrorCode.NOT_FOUND, () -> search.get(id));
      assertRefused(
          ErrorCode.NOT_FOUND,
          () -> service.update(seen, form(AccountRole.GENERAL, "staff01"), true));
      assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(seen));
      assertRefused(ErrorCode.NOT_FOUND, () -> service.initializePassword(id));
      assertRefused(ErrorCode.NOT_FOUND, () -> service.disable(List.of(id)));
      assertRefused(ErrorCode.NOT_FOUND, () -> search.export(List.of(id)));
    }
    assertThat(of(stranger, "version || password_hash || enabled")).isEqualTo("0xtrue");
  }

  @Test
  @Tag("ACC-069")
  @Tag("ACC-070")
  @Tag("ACC-022")
  void anUpdateChangesWhatMayBeChangedAndTellsTheAuditFromWhatToWhat() {
    AccountDetails seen = service.register(form(AccountRole.GENERAL, "staff01")).account();
    AccountForm later =
        new AccountForm(AccountRole.MEDICAL_VIEWER, "other", "髙﨑 𠮷", "タカサキ", "2026/05/01", "");

    AccountDetails now = service.update(seen, later, false);

    assertThat(now.userName()).isEqualTo("髙﨑　𠮷");
    assertThat(
            of(
                now.id(),
                "user_id || role || user_name || valid_from || enabled || coalesce(valid_until::text, '-')"))
        .isEqualTo("staff01GENERAL髙﨑　𠮷2026-05-01false-");
    assertThat(audit("ACCOUNT_UPDATED"))
        .containsExactly(
            "SUCCESS account:"
                + now.id()
                + " [{\"item\":\"userName\",\"before\":\"山田　花子\",\"after\":\"髙﨑　𠮷\"},"
                + "{\"item\":\"userNameKana\",\"before\":\"ヤマダ　ハナコ\",\"after\":\"タカサキ\"},"
                + "{\"item\":\"enabled\",\"before\":\"true\",\"after\":\"false\"},"
                + "{\"item\":\"validFrom\",\"before\":\"2026-04-01\",\"after\":\"2026-05-01\"},"
                + "{\"item\":\"validUntil\",\"before\":\"2027-03-31\"}]");
    assertThat(service.update(now, later, true).enabled()).isTrue();
  }

  @Test
  void ofTwoAdministratorsTheLaterOneIsToldWhatChanged() {
    AccountDetails seen = service.register(form(AccountRole.GENERAL, "staff01")).account();
    AccountForm first = new AccountForm(null, null, "鈴木 花子", "スズキ ハナコ", "20260401", "");
    service.update(seen, first, true);

    assertThatThrownBy(() -> service.update(seen, form(AccountRole.GENERAL, ""), true))
        .isInstanceOfSatisfying(
            AccountConflictException.class,
            conflict -> {
              assertThat(conflict.code()).isEqualTo(ErrorCode.CONFLICT);
              assertThat(seen.changesTo(conflict.current()).list())
                  .extracting(
                      change -> change.item() + " " + change.before() + " " + change.after())
                  .containsExactly(
                      "userName 山田　花子 鈴木　花子",
                      "userNameKana ヤマダ　ハナコ スズキ　ハナコ",
                      "validUntil 2027-03-31 null");
            });
    assertRefused(ErrorCode.CONFLICT, () -> service.delete(seen));
    assertThat(of(seen.id(), "user_name")).isEqualTo("鈴木　花子");
  }

  @Test
  void aLogInMeanwhileIsNoConflict() {
    AccountDetails seen = service.register(form(AccountRole.GENERAL, "staff01")).account();
    owner.change(
        "update account set last_login_at = now(), version = version + 1 where id = ?", seen.id());
    assertThat(service.update(seen, form(AccountRole.GENERAL, ""), false).enabled()).isFalse();
  }

  @Test
  void ofTwoUpdatesAtOnceOneIsMadeAndTheOtherIsAConflict() {
    AccountDetails seen = service.register(form(AccountRole.GENERAL, "staff01")).account();
    List<Supplier<?>> callers =
        Stream.of("甲", "乙")
            .<Supplier<?>>map(
                name ->
                    () ->
                        service
                            .update(
                                seen,
                                new AccountForm(null, null, name, "ナマエ", "20260401", ""),
                                true)
                            .userName())
            .toList();

    List<String> answers = crew.atOnce(clinic.member(AccountRole.ADMINISTRATOR), callers);

    assertThat(answers).contains("CONFLICT");
    String made = of(seen.id(), "user_name");
    assertThat(answers).contains(made);
    assertThat(audit("ACCOUNT_UPDATED")).hasSize(1);
  }

  @Test
  @Tag("ACC-079")
  @Tag("ACC-081")
  @Tag("X-09")
  void initialisingGivesANewInitialPasswordAndReleasesTheLock() {
    IssuedAccount before = service.register(form(AccountRole.GENERAL, "staff01"));
    long id = before.account().id();
    owner.change(
        "update account set locked_at = now(), failed_logins = 5, password_initial = false, password_valid_until = null where id = ?",
        id);
    clock.advance(Duration.ofDays(40));

    IssuedAccount issued = service.initializePassword(id);

    assertThat(issued.account().locked()).isFalse();
    assertThat(of(id, "failed_logins || coalesce(locked_at::text, '-') || password_initial"))
        .isEqualTo("0-true");
    assertThat(of(id, "password_valid_until")).isEqualTo(issued.usableUntil().toString());
    assertThat(hashing.matches(issued.password().value(), of(id, "password_hash"))).isTrue();
    assertThat(hashing.matches(before.password().value(), of(id, "password_hash"))).isFalse();
    assertThat(audit("PASSWORD_INITIALIZED")).singleElement().asString().contains("\"locked\"");
  }

  @Test
  @Tag("X-13")
  void aSystemsInitialPasswordHasNoEnd() {
    IssuedAccount issued = service.register(form(AccountRole.WEB_API, "A0123"));
    assertThat(issued.usableUntil()).isNull();
    assertThat(
            of(
                issued.account().id(),
                "password_initial || coalesce(password_valid_until::text, '-')"))
        .isEqualTo("false-");
  }

  @Test
  void manyAreInitialisedOrDisabledTogetherOrNotAtAll() {
    long one = account("one01", AccountRole.GENERAL);
    long two = account("two01", AccountRole.MEDICAL_VIEWER);
    long forbidden = account("kanri02", AccountRole.ADMINISTRATOR);

    assertRefused(
        ErrorCode.PERMISSION_DENIED,
        () -> service.initializePasswords(List.of(one, two, forbidden)));
    assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.disable(List.of(one, forbidden)));
    assertThat(of(one, "password_hash || enabled")).isEqualTo("xtrue");

    assertThat(service.initializePasswords(List.of(two, one)))
        .extracting(issued -> issued.account().userId())
        .containsExactly("one01", "two01");
    assertThat(service.disable(List.of(one, two))).isEqualTo(2);
    assertThat(service.disable(List.of(one, two))).isZero();
    assertThat(audit("ACCOUNT_UPDATED")).hasSize(2);
  }

  @Test
  @Tag("ACC-055")
  @Tag("ACC-056")
  @Tag("ACC-057")
  @Tag("ACC-058")
  @Tag("ACC-059")
  @Tag("ACC-060")
  @Tag("ACC-061")
  @Tag("ACC-067")
  void everyConditionFindsWhatItNames() {
    long yamada = named("staff01", AccountRole.GENERAL, "山田　花子", "ヤマダ　ハナコ");
    long tanaka = named("iryo01", AccountRole.MEDICAL_VIEWER, "田中　一郎", "タナカ　イチロウ");
    long system = named("A0123", AccountRole.WEB_API, "電子カルテ", "デンシカルテ");
    account("kanri02", AccountRole.ADMINISTRATOR);
    account("master2", AccountRole.MASTER);
    owner.change("update account set enabled = false where id = ?", tanaka);
    owner.change("update account set locked_at = now() where id = ?", yamada);
    owner.change(
        "update account set valid_from = '2025-01-01', valid_until = '2025-12-31' where id = ?",
        system);

    assertFound(AccountCriteria.ALL, system, tanaka, yamada);
    assertFound(criteria(AccountRole.WEB_API, "", "", "", null, null, null, null), system);
    assertFound(criteria(AccountRole.ADMINISTRATOR, "", "", "", null, null, null, null));
    assertFound(criteria(null, "STAFF01", "", "", null, null, null, null), yamada);
    assertFound(criteria(null, "01", "", "", null, null, null, null), system, tanaka, yamada);
    assertFound(criteria(null, "", "田", "", null, null, null, null), tanaka, yamada);
    assertFound(criteria(null, "", "", "マダ", null, null, null, null), yamada);
    assertFound(criteria(null, "", "", "", true, null, null, null), system, yamada);
    assertFound(criteria(null, "", "", "", false, null, null, null), tanaka);
    assertFound(criteria(null, "", "", "", null, true, null, null), yamada);
    assertFound(criteria(null, "", "", "", null, false, null, null), system, tanaka);
    LocalDate newYear = LocalDate.of(2025, 1, 1);
    assertFound(criteria(null, "", "", "", null, null, newYear, null), system);
    assertFound(criteria(null, "", "", "", null, null, newYear.plusDays(1), null));
    assertFound(criteria(null, "", "", "", null, null, null, LocalDate.of(2025, 12, 31)), system);
    assertFound(criteria(null, "", "", "", null, null, null, LocalDate.of(2025, 12, 30)));

    become(AccountRole.MASTER);
    assertThat(search.manageable()).containsExactly(AccountRole.ADMINISTRATOR);
    assertThat(search.search(AccountCriteria.ALL, AccountOrder.BY_USER_ID, 0, 10))
        .extracting(AccountDetails::userId)
        .containsExactly("kanri02");
    become(AccountRole.MASTER_RESET);
    assertThat(search.search(AccountCriteria.ALL, AccountOrder.BY_USER_ID, 0, 10))
        .extracting(AccountDetails::userId)
        .containsExactly("master2");
  }

  private long named(String userId, AccountRole role, String name, String kana) {
    long id = account(userId, role);
    owner.change(
        "update account set user_name = ?, user_name_kana = ? where id = ?", name, kana, id);
    return id;
  }

  private static AccountCriteria criteria(
      AccountRole role,
      String userId,
      String name,
      String kana,
      Boolean enabled,
      Boolean locked,
      LocalDate from,
      LocalDate until) {
    return new AccountCriteria(role, userId, name, kana, enabled, locked, from, until, null);
  }

  private void assertFound(AccountCriteria criteria, Long... ids) {
    assertThat(search.search(criteria, AccountOrder.BY_USER_ID, 0, 100))
        .extracting(AccountDetails::id)
        .containsExactly(ids);
    assertThat(search.count(criteria)).isEqualTo(ids.length);
  }

  @Test
  void whatHasAMeaningInSqlIsSearchedForAsItStands() {
    named("staff01", AccountRole.GENERAL, "山田　花子", "ヤマダ");
    for (String typed : List.of("%", "_", "\\", "!", "'", "%田%", "山_", "山!田", "\\%")) {
      assertFound(criteria(null, "", typed, "", null, null, null, null));
      assertFound(criteria(null, typed, "", "", null, null, null, null));
    }
  }

  @Test
  void whatEndsSoonAndWhatNobodyUsesIsFound() {
    LocalDate today = LocalDate.ofInstant(clock.now(), java.time.ZoneId.of("Asia/Tokyo"));
    long ending = account("ending1", AccountRole.GENERAL);
    long later = account("later1", AccountRole.GENERAL);
    long ended = account("ended1", AccountRole.GENERAL);
    owner.change("update account set valid_until = ? where id = ?", today.plusDays(30), ending);
    owner.change("update account set valid_until = ? where id = ?", today.plusDays(31), later);
    owner.change("update account set valid_until = ? where id = ?", today.minusDays(1), ended);
    account("A0123", AccountRole.WEB_API);
    assertFound(
        new AccountCriteria(
            null, "", "", "", null, null, null, null, AccountCriteria.Attention.ENDING_SOON),
        ending);

    AccountCriteria unused =
        new AccountCriteria(
            null, "", "", "", null, null, null, null, AccountCriteria.Attention.UNUSED);
    assertFound(unused);
    clock.advance(Duration.ofDays(91));
    owner.change(
        "update account set last_login_at = now() + interval '80 days' where id = ?", later);
    assertFound(unused, ended, ending);
  }

  @Test
  @Tag("ACC-064")
  void theResultComesInPagesAndInTheOrderThatIsAskedFor() {
    named("b01", AccountRole.MEDICAL_VIEWER, "い", "イ");
    named("C01", AccountRole.GENERAL, "あ", "ア");
    named("a01", AccountRole.GENERAL, "う", "ウ");
    assertOrder(AccountOrder.Column.USER_ID, false, "a01", "b01", "C01");
    assertOrder(AccountOrder.Column.USER_ID, true, "C01", "b01", "a01");
    assertOrder(AccountOrder.Column.USER_NAME, false, "C01", "b01", "a01");
    assertOrder(AccountOrder.Column.ROLE, false, "a01", "C01", "b01");
    for (AccountOrder.Column column : AccountOrder.Column.values()) {
      assertThat(search.search(AccountCriteria.ALL, new AccountOrder(column, true), 0, 10))
          .as(column.name())
          .hasSize(3);
    }
    assertThat(search.search(AccountCriteria.ALL, AccountOrder.BY_USER_ID, 1, 1))
        .extracting(AccountDetails::userId)
        .containsExactly("b01");
    assertRefused(
        ErrorCode.VALUE_INVALID,
        () -> search.search(AccountCriteria.ALL, AccountOrder.BY_USER_ID, -1, 1));
    assertRefused(
        ErrorCode.VALUE_INVALID,
        () -> search.search(AccountCriteria.ALL, AccountOrder.BY_USER_ID, 0, 1001));
  }

  private void assertOrder(AccountOrder.Column column, boolean descending, String... userIds) {
    assertThat(search.search(AccountCriteria.ALL, new AccountOrder(column, descending), 0, 10))
        .extracting(AccountDetails::userId)
        .containsExactly(userIds);
  }

  @Test
  void whatIsTakenAwayInAFileIsWrittenDown() {
    long one = account("one01", AccountRole.GENERAL);
    long two = account("two01", AccountRole.GENERAL);
    assertThat(search.export(List.of(two, one)))
        .extracting(AccountDetails::userId)
        .containsExactly("one01", "two01");
    assertThat(audit("ACCOUNTS_EXPORTED"))
        .containsExactly("SUCCESS account:" + one + " ", "SUCCESS account:" + two + " ");
  }
}
