package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.access.Permission;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.UserId;

/** The log-in desk's rules, without container and database; both are simple lists here. */
class LoginServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final String CODE = "1319999015";
  private static final Period IN_USE = new Period(LocalDate.of(2026, 4, 1), null);

  private static final LoginOrigin HERE = new LoginOrigin(null, null, "192.0.2.1");
  private static final UUID SESSION = UUID.fromString("00000000-0000-4000-8000-000000000017");

  private final Institution institution =
      Institution.enrol(new InstitutionCode(CODE), "見本市民病院（架空）", LocalDate.of(2024, 4, 1));
  private final List<Account> accounts = new ArrayList<>();
  private final List<String> audit = new ArrayList<>();
  private final List<String> hashed = new ArrayList<>();
  private final LoginService desk = new LoginService();
  private final LoginSteps steps = new LoginSteps();
  private int failures;

  /** "hash of x" is the hash of x; each comparison is written down. */
  private final class PlainHashing extends PasswordHashing {
    @Override
    public String hash(String password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String phc) {
      hashed.add(password);
      return phc.endsWith("hash of " + password);
    }

    @Override
    public void matchNobody(String password) {
      hashed.add(password);
    }

    @Override
    public boolean isOutdated(String phc) {
      return phc.startsWith("old ");
    }
  }

  @BeforeEach
  void furnishTheDesk() {
    give(institution, "id", 17L);
    give(desk, "hashing", new PlainHashing());
    give(desk, "steps", steps);
    give(
        steps,
        "institutions",
        new InstitutionRepository() {
          @Override
          public Optional<Institution> findForLogin(
              InstitutionCode code, LocalDate day, int leadDays) {
            return Optional.of(institution).filter(known -> known.code().equals(code));
          }

          @Override
          public Institution get(long id) {
            return institution;
          }
        });
    give(
        steps,
        "accounts",
        new AccountRepository() {
          @Override
          Optional<Account> find(long institutionId, UserId userId) {
            return accounts.stream()
                .filter(account -> account.institutionId() == institutionId)
                .filter(account -> account.userId().folded().equals(userId.folded()))
                .findFirst();
          }

          @Override
          Account hold(long id) {
            return accounts.get(0);
          }
        });
    give(
        steps,
        "origins",
        new LoginOrigins() {
          @Override
          Pair pair(Account account, LoginOrigin origin) {
            return new Pair(new byte[0], failures, false, false);
          }

          @Override
          boolean fail(Account account, Pair pair) {
            boolean before = account.isLocked();
            failures++;
            account.failLogin(false, failures, 3, NOW);
            return account.isLocked() && !before;
          }

          @Override
          void succeed(Account account, LoginOrigin origin, Pair pair) {
            account.succeedLogin(failures, NOW);
            failures = 0;
          }
        });
    give(
        steps,
        "sessions",
        new SessionRegister() {
          @Override
          UUID begin(Account account, String address) {
            return SESSION;
          }
        });
    give(steps, "secondFactor", new SecondFactor(Optional.of("none"), null, null, null));
    give(
        steps,
        "rows",
        new RowScope() {
          @Override
          public void institution(long institutionId) {
            assertThat(institutionId).isEqualTo(17);
          }
        });
    give(
        steps,
        "audit",
        new AuditTrail() {
          @Override
          public void success(AuditAction action, AuditSubject subject) {
            audit.add(action + " " + subject.name());
          }

          @Override
          public void refusalWithin(AuditAction action, AuditSubject subject, String detail) {
            audit.add(action + " " + subject.name() + " " + detail);
          }
        });
    give(
        steps,
        "settings",
        new SettingsReader() {
          @Override
          public boolean usesHomeVisitsOrOnline(long institutionId) {
            return false;
          }
        });
    give(steps, "current", new CurrentActor());
    give(steps, "clock", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void give(Object target, String field, Object value) {
    try {
      Field declared = declaring(target.getClass(), field).getDeclaredField(field);
      declared.setAccessible(true);
      declared.set(target, value);
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(field, gone);
    }
  }

  private static Class<?> declaring(Class<?> type, String field) {
    return Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.getName().equals(field))
        ? type
        : declaring(type.getSuperclass(), field);
  }

  private Account account(AccountRole role, Period period, String hash) {
    Account account =
        Account.register(
            17,
            new AccountForm(
                role,
                "Kanri01",
                "見本　管理",
                "ミホン　カンリ",
                TypedDate.show(period.validFrom()),
                TypedDate.show(period.validUntil())),
            hash,
            NOW);
    account.changePassword(hash, null, NOW);
    give(account, "id", 23L);
    accounts.add(account);
    return account;
  }

  private Account administrator() {
    return account(AccountRole.ADMINISTRATOR, IN_USE, "hash of right");
  }

  private Optional<LoggedIn> login(String code, String userId, String password) {
    return desk.login(new LoginAttempt(code, userId, password, HERE))
        .flatMap(LoginResult::loggedIn);
  }

  private Optional<VerifiedAccount> verify(String password) {
    return desk.verify(new LoginAttempt(CODE, "kanri01", password, HERE), Permission.DEVICE_USE);
  }

  @Test
  void thePasswordAloneForgivesNoFailureOfWhoHasASecondFactor() {
    give(steps, "secondFactor", new SecondFactor(Optional.of("MEDICAL_VIEWER"), null, null, null));
    Account account = account(AccountRole.MEDICAL_VIEWER, IN_USE, "hash of right");
    give(account, "totpConfirmedAt", NOW);
    assertThat(verify("wrong")).isEmpty();
    assertThat(verify("wrong")).isEmpty();

    assertThat(verify("right")).isPresent();
    assertThat(failures).isEqualTo(2);
    assertThat(verify("wrong")).isEmpty();
    assertThat(account.isLocked()).isTrue();
  }

  @Test
  void thePasswordForgivesWhereThereIsNoSecondFactor() {
    account(AccountRole.MEDICAL_VIEWER, IN_USE, "hash of right");
    assertThat(verify("wrong")).isEmpty();

    assertThat(verify("right")).isPresent();
    assertThat(failures).isZero();
  }

  @Test
  @Tag("APP-010")
  void whoMayNotUseTheAppIsNobodyAtTheDevicesDoor() {
    Account account = account(AccountRole.MASTER, IN_USE, "hash of right");
    for (int i = 0; i < 5; i++) {
      assertThat(verify("wrong")).isEmpty();
    }
    assertThat(verify("right")).isEmpty();

    assertThat(hashed).as("a hash each all the same").hasSize(6);
    assertThat(failures).as("nothing is counted").isZero();
    assertThat(account.isLocked()).isFalse();
    assertThat(audit).hasSize(6).containsOnly("LOGIN null LOGIN_REFUSED");
  }

  @Test
  @Tag("LOG-003")
  void theRightPasswordLogsIn() {
    administrator();
    assertThat(login(CODE, "kanri01", "right"))
        .hasValueSatisfying(
            who -> {
              assertThat(who.institutionName()).isEqualTo("見本市民病院（架空）");
              assertThat(who.userName()).isEqualTo("見本　管理");
              assertThat(who.role()).isEqualTo(AccountRole.ADMINISTRATOR);
              assertThat(who.actor().institutionId()).contains(17L);
              assertThat(who).hasToString("LoggedIn[account:23]");
            });
    assertThat(audit).containsExactly("LOGIN account:23");
  }

  @ParameterizedTest
  @Tag("LOG-008")
  @CsvSource(
      nullValues = "NULL",
      value = {
        "1319999015,kanri01,wrong",
        "1319999015,kanri01,''",
        "1319999015,kanri01,NULL",
        "1319999015,kanri02,right",
        "1319999015,'',right",
        "1319999015,NULL,right",
        "1319999015,'kan ri''--',right",
        "1339999029,kanri01,right",
        "13199990,kanri01,right",
        "NULL,kanri01,right",
        "NULL,NULL,NULL"
      })
  void everyRefusalCostsOneHashAndLooksTheSame(String code, String userId, String password) {
    administrator();
    assertThat(login(code, userId, password)).isEmpty();
    assertThat(hashed).hasSize(1);
    assertThat(audit).hasSize(1).allMatch(line -> line.endsWith(" LOGIN_REFUSED"));
  }

  @Test
  @Tag("LOG-007")
  void afterTheLastWrongPasswordTheRightOneIsRefusedToo() {
    administrator();
    for (int i = 0; i < 3; i++) {
      assertThat(login(CODE, "kanri01", "wrong")).isEmpty();
    }
    assertThat(login(CODE, "kanri01", "right")).isEmpty();
    assertThat(hashed).hasSize(4);
  }

  @Test
  @Tag("LOG-007")
  void aRightPasswordInBetweenStartsTheCountAnew() {
    administrator();
    for (int round = 0; round < 3; round++) {
      assertThat(login(CODE, "kanri01", "wrong")).isEmpty();
      assertThat(login(CODE, "kanri01", "wrong")).isEmpty();
      assertThat(login(CODE, "KANRI01", "right")).isPresent();
    }
  }

  @ParameterizedTest
  @Tag("LOG-008")
  @CsvSource({"2026-11-22,", "2026-04-01,2026-11-20"})
  void outsideOfItsPeriodTheRightPasswordIsRefusedAndNotCounted(LocalDate from, LocalDate until) {
    Account account = account(AccountRole.ADMINISTRATOR, new Period(from, until), "hash of right");
    for (int i = 0; i < 5; i++) {
      assertThat(login(CODE, "kanri01", "right")).isEmpty();
    }
    assertThat(account.isLocked()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = AccountRole.class,
      names = {"WEB_API", "LINKAGE_APP", "FACE_READER"})
  void systemsDoNotLogInAtTheDesk(AccountRole role) {
    account(role, IN_USE, "hash of right");
    assertThat(login(CODE, "kanri01", "right")).isEmpty();
  }

  @Test
  void anOutdatedHashIsRenewedAtARightLogIn() {
    Account account = account(AccountRole.GENERAL, IN_USE, "old hash of right");
    assertThat(login(CODE, "kanri01", "wrong")).isEmpty();
    assertThat(account.passwordHash()).isEqualTo("old hash of right");
    assertThat(login(CODE, "kanri01", "right")).isPresent();
    assertThat(account.passwordHash()).isEqualTo("hash of right");
  }

  @Test
  void theRightPasswordOfALockedAccountWithAnOutdatedHashCostsOneHashToo() {
    account(AccountRole.GENERAL, IN_USE, "old hash of right").failLogin(false, 3, 3, NOW);
    assertThat(login(CODE, "kanri01", "right")).isEmpty();
    assertThat(hashed).containsExactly("right");
    assertThat(accounts.get(0).passwordHash()).isEqualTo("old hash of right");
  }

  @Test
  void aPasswordThatWasChangedWhileItsHashWasComputedOpensNothing() {
    Account account = administrator();
    LoginSteps.Candidate before = steps.find(new LoginAttempt(CODE, "kanri01", "right", HERE));
    account.changePassword("hash of another", null, NOW);

    assertThat(steps.decide(before, HERE, true, null)).isEmpty();
    assertThat(failures).isZero();
  }

  @Test
  @Tag("LOG-004")
  void anInitialPasswordOpensTheChangeOfItOnly() {
    Account account = administrator();
    account.initializePassword("hash of initial", NOW);
    assertThat(login(CODE, "kanri01", "initial"))
        .hasValueSatisfying(who -> assertThat(who.duty()).isEqualTo(Duty.CHANGE_PASSWORD));
    account.changePassword("hash of own", null, NOW);
    assertThat(login(CODE, "kanri01", "own"))
        .hasValueSatisfying(who -> assertThat(who.duty()).isEqualTo(Duty.NONE));
  }

  @Test
  @Tag("LOG-006")
  void anInitialPasswordOpensOnDay30AndNotOnDay31() {
    Account account = administrator();
    account.initializePassword("hash of initial", NOW.minus(Duration.ofDays(30)));
    assertThat(login(CODE, "kanri01", "initial")).isPresent();
    account.initializePassword("hash of initial", NOW.minus(Duration.ofDays(31)));
    assertThat(login(CODE, "kanri01", "initial")).isEmpty();
    assertThat(failures).isZero();
  }

  @Test
  void anAttemptShowsNothingOfItself() {
    assertThat(new LoginAttempt(CODE, "kanri01", "right", HERE)).hasToString("LoginAttempt");
  }
}
