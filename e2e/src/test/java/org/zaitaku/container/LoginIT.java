package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginResult;
import org.zaitaku.account.LoginService;
import org.zaitaku.account.LoginUpkeep;
import org.zaitaku.account.PasswordChange;
import org.zaitaku.account.PasswordFault;
import org.zaitaku.account.PasswordService;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.account.SessionService;
import org.zaitaku.account.SessionView;
import org.zaitaku.container.scene.CountedHashing;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.OutdatedHash;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;

/** The log-in desk on the real database, with real Argon2id. */
class LoginIT extends ContainerTest {

  private static final String RIGHT = "right-Passw0rd!";
  private static final String WRONG = "wrong-Passw0rd!";
  private static final Actor DESK = new Actor.OfSystem("login-desk");

  /** A terminal where nobody logged in before. */
  private static final LoginOrigin HERE = new LoginOrigin(null, "this terminal", "192.0.2.1");

  private static final LoginOrigin OUTSIDE =
      new LoginOrigin(null, "somebody's invention", "203.0.113.9");

  @Inject private LoginService logins;

  @Inject private SessionService sessions;

  @Inject private PasswordService passwords;

  @Inject private LoginUpkeep upkeep;

  @Inject private Scenes scenes;

  @Inject private CountedHashing hashing;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private long account;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(LoginIT.class);
  }

  @BeforeEach
  void somebodyHasAnAccount() {
    clinic = scenes.clinic();
    account = scenes.account(clinic, "Kanri01", RIGHT);
    current.become(DESK);
  }

  @Test
  void theRightPasswordLogsInAndTheAttemptIsWrittenDown() {
    Optional<LoggedIn> who = login(clinic.code(), "Kanri01", RIGHT);

    assertThat(who).get().extracting(LoggedIn::accountId).isEqualTo(account);
    assertThat(who).get().extracting(LoggedIn::institutionId).isEqualTo(clinic.id());
    assertThat(audit()).containsExactly("LOGIN SUCCESS account:" + account);
    assertThat(
            owner.text(
                "select actor_kind || ' ' || account_id || ' ' || institution_id from audit_event where correlation_id = ?",
                current.correlationId()))
        .as("who logged in is the actor")
        .isEqualTo("ACCOUNT " + account + " " + clinic.id());
    assertThat(ofAccount("last_login_at is not null")).isEqualTo("t");
  }

  @Test
  void anIdIsComparedWithoutRegardToCase() {
    assertThat(login(clinic.code(), "kANRI01", RIGHT)).isPresent();
  }

  @Test
  void theSameIdOfAnotherInstitutionIsAnother() {
    Scenes.Clinic other = scenes.clinic();
    scenes.account(other, "Kanri01", WRONG);

    assertThat(login(other.code(), "Kanri01", RIGHT)).isEmpty();
    assertThat(ofAccount("failed_logins")).isEqualTo("0");
  }

  @Test
  void anUnknownInstitutionOrIdIsAnsweredLikeAWrongPasswordWithOneHash() {
    assertRefusedWithOneHash("0000000000", "Kanri01", RIGHT);
    assertRefusedWithOneHash("not a code", "Kanri01", RIGHT);
    assertRefusedWithOneHash(null, null, RIGHT);
    assertRefusedWithOneHash(clinic.code(), "nobody", RIGHT);
    assertRefusedWithOneHash(clinic.code(), "' or 1=1", RIGHT);
    assertRefusedWithOneHash(clinic.code(), "Kanri01", WRONG);
    assertRefusedWithOneHash(clinic.code(), "Kanri01", "");
  }

  @Test
  void theOperatorsCodeNamesTheOperatorsInstitution() {
    assertRefusedWithOneHash("0000000000", "nobody", RIGHT);
  }

  @Test
  void aRightPasswordOfALockedAccountIsAnsweredLikeAWrongOneWithOneHash() {
    set("locked_at = now()");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
  }

  @Test
  @Tag("LOG-008")
  void aDisabledOrDeletedAccountCannotBeUsed() {
    set("enabled = false");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);

    set("enabled = true, deleted_at = now()");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);

    set("deleted_at = null");
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
  }

  @Test
  @Tag("LOG-008")
  void anAccountIsUsedFromItsFirstToItsLastDay() {
    var today = BusinessDay.of(clock.now());
    owner.change(
        "update account set valid_from = ?, valid_until = ? where id = ?",
        today.plusDays(1),
        today.plusDays(2),
        account);

    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
    clock.advance(Duration.ofDays(1));
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
  }

  @Test
  void anAccountOfASystemDoesNotLogInAtTheConsole() {
    scenes.account(clinic, "webapi01", AccountRole.WEB_API, hashing.hash(RIGHT));
    assertRefusedWithOneHash(clinic.code(), "webapi01", RIGHT);
  }

  @Test
  @Tag("LOG-007")
  void fiveWrongPasswordsLockAndThenTheRightOneIsRefused() {
    for (int i = 1; i <= 4; i++) {
      login(clinic.code(), "Kanri01", WRONG);
    }
    assertThat(ofAccount("locked_at is null")).isEqualTo("t");

    login(clinic.code(), "Kanri01", WRONG);

    assertThat(ofAccount("failed_logins")).isEqualTo("5");
    assertThat(ofAccount("locked_at is null")).isEqualTo("f");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
  }

  @Test
  @Tag("LOG-007")
  void aRightPasswordBeforeTheFifthFailureStartsTheCountAnew() {
    for (int i = 1; i <= 4; i++) {
      login(clinic.code(), "Kanri01", WRONG);
    }
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    assertThat(ofAccount("failed_logins")).isEqualTo("0");

    login(clinic.code(), "Kanri01", WRONG);
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
  }

  @Test
  @Tag("LOG-007")
  void attemptsAtTheSameMomentAreCountedEach() {
    LoginAttempt wrong = new LoginAttempt(clinic.code(), "Kanri01", WRONG, HERE);
    Supplier<?> attempt = () -> logins.login(wrong);

    assertThat(crew.atOnce(DESK, Collections.nCopies(40, attempt))).containsOnly("Optional.empty");

    assertThat(ofAccount("failed_logins")).isEqualTo("40");
    assertThat(ofAccount("locked_at is null")).isEqualTo("f");
    assertThat(ofOrigins("sum(failures)")).isEqualTo("40");
  }

  @Test
  @Tag("LOG-007")
  void nobodyOutsideLocksAnAccountAtTheTerminalThatItIsKnownAt() {
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    for (int i = 0; i < 20; i++) {
      login(clinic.code(), "Kanri01", WRONG, new LoginOrigin(null, "mark" + i, "203.0.113." + i));
    }
    assertThat(ofAccount("locked_at is null")).isEqualTo("f");

    assertThat(login(clinic.code(), "Kanri01", RIGHT, OUTSIDE)).isEmpty();
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    assertThat(ofAccount("locked_at is null")).as("ロック中 until it is initialised").isEqualTo("f");
  }

  @Test
  @Tag("LOG-007")
  void wrongPasswordsAtAKnownTerminalLockItThereAndElsewhereButNotAtOtherKnownOnes() {
    LoginOrigin other = new LoginOrigin(null, "the other terminal", "192.0.2.1");
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    assertThat(login(clinic.code(), "Kanri01", RIGHT, other)).isPresent();
    for (int i = 0; i < 5; i++) {
      login(clinic.code(), "Kanri01", WRONG);
    }
    assertThat(ofAccount("failed_logins")).isEqualTo("0");
    assertThat(ofAccount("locked_at is null")).isEqualTo("f");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
    assertThat(login(clinic.code(), "Kanri01", RIGHT, OUTSIDE)).isEmpty();
    assertThat(login(clinic.code(), "Kanri01", RIGHT, other)).isPresent();
  }

  @Test
  @Tag("LOG-007")
  void aMarkThatSomebodyInventsIsNoTerminal() {
    for (int i = 0; i < 5; i++) {
      login(clinic.code(), "Kanri01", WRONG, new LoginOrigin(null, "invented" + i, "203.0.113.9"));
    }
    assertThat(ofOrigins("count(*)")).isEqualTo("1");
    assertThat(ofOrigins("count(locked_at)")).isEqualTo("1");
  }

  @Test
  @Tag("LOG-007")
  void aPairThatIsLockedStaysSoUntilItIsReleased() {
    for (int i = 0; i < 5; i++) {
      login(clinic.code(), "Kanri01", WRONG);
    }
    set("locked_at = null, failed_logins = 0");
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
  }

  @Test
  @Tag("LOG-007")
  void aRightPasswordAmongManyGuessesCountsNothingTwice() {
    LoginAttempt wrong = new LoginAttempt(clinic.code(), "Kanri01", WRONG, OUTSIDE);
    List<Supplier<?>> guesses = new java.util.ArrayList<>();
    for (int i = 0; i < 12; i++) {
      guesses.add(() -> logins.login(wrong).isPresent());
    }
    assertThat(crew.atOnce(DESK, guesses)).containsOnly("false");
    assertThat(ofAccount("failed_logins")).isEqualTo("12");
    assertThat(ofAccount("version")).as("who guesses disturbs no administrator").isEqualTo("0");
  }

  @Test
  @Tag("ORG-008")
  void anInstitutionLogsInFromSixtyDaysBeforeItsFirstDay() {
    var day = BusinessDay.of(clock.now());
    owner.change(
        "update institution set starts_on = ? where id = ?", day.plusDays(61), clinic.id());
    owner.change(
        "update institution_code set valid_from = ? where institution_id = ?",
        day.plusDays(61),
        clinic.id());
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
    clock.advance(Duration.ofDays(1));
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
  }

  @Test
  @Tag("LOG-006")
  void anInitialPasswordWorksFor30Days() {
    var today = BusinessDay.of(clock.now());
    owner.change(
        "update account set password_initial = true, password_valid_until = ? where id = ?",
        today.plusDays(30),
        account);
    clock.advance(Duration.ofDays(30));
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertRefusedWithOneHash(clinic.code(), "Kanri01", RIGHT);
  }

  @Test
  void aSecondLogInEndsTheFirstSessionAndTellsWhy() {
    LoggedIn first = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    assertThat(end(first, clock.now(), true)).isEmpty();
    LoggedIn second = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();

    assertThat(end(first, clock.now(), true)).contains(SessionEnd.REPLACED);
    assertThat(end(second, clock.now(), true)).isEmpty();
    assertThat(open()).isEqualTo("1");
  }

  @Test
  void aSessionEndsWhenItsAccountMayNotBeUsedAnyMore() {
    for (String change :
        List.of(
            "enabled = false",
            "deleted_at = now()",
            "valid_until = valid_from",
            "password_initial = true, password_set_at = now() + interval '1 day'")) {
      LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
      assertThat(end(user, clock.now(), true)).as(change).isEmpty();
      set(change);
      assertThat(end(user, clock.now(), true)).as(change).contains(SessionEnd.ACCOUNT);
      assertThat(open()).isEqualTo("0");
      set(
          "enabled = true, deleted_at = null, valid_until = null, password_initial = false, password_set_at = now()");
    }
  }

  @Test
  void aSessionIsOverAfterFifteenMinutesWithoutAPersonsAction() {
    LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    var acted = clock.now();
    clock.advance(Duration.ofMinutes(14));
    assertThat(end(user, acted, false)).as("a poll prolongs nothing").isEmpty();
    clock.advance(Duration.ofSeconds(61));
    assertThat(end(user, acted, true)).contains(SessionEnd.EXPIRED);
    assertThat(owner.text("select end_reason from console_session where id = ?", user.sessionId()))
        .isEqualTo("EXPIRED");
  }

  @Test
  void theLastActionIsWrittenAtMostOnceAMinute() {
    LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    clock.advance(Duration.ofSeconds(59));
    end(user, clock.now(), true);
    assertThat(acted(user)).isEqualTo("00:00:00");
    clock.advance(Duration.ofSeconds(1));
    end(user, clock.now(), false);
    assertThat(acted(user)).isEqualTo("00:00:00");
    end(user, clock.now(), true);
    assertThat(acted(user)).isEqualTo("00:01:00");
  }

  @Test
  void anAdministratorSeesWhoIsLoggedInAndEndsTheirSession() {
    scenes.account(clinic, "ippan01", AccountRole.GENERAL, hashing.hash(RIGHT));
    LoggedIn user = login(clinic.code(), "ippan01", RIGHT).orElseThrow();
    Scenes.Clinic other = scenes.clinic();

    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    assertThat(sessions.list(null)).extracting(SessionView::userId).containsExactly("ippan01");
    assertThat(sessions.list(other.code())).as("one's own whatever is asked for").hasSize(1);

    current.become(other.member(AccountRole.ADMINISTRATOR));
    assertThat(sessions.list(null)).isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> sessions.force(null, user.sessionId()))
        .hasMessageContaining("NOT_FOUND");

    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    sessions.force(null, user.sessionId());
    assertThat(sessions.list(null)).isEmpty();
    current.become(DESK);
    assertThat(end(user, clock.now(), true)).contains(SessionEnd.FORCED);
  }

  @Test
  void sessionsWhoseBrowsersAreGoneAreEnded() {
    LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    clock.advance(Duration.ofMinutes(17));
    sessions.endStale();
    assertThat(owner.text("select end_reason from console_session where id = ?", user.sessionId()))
        .isEqualTo("EXPIRED");
  }

  @Test
  @Tag("LOG-045")
  void theOldPasswordIsAskedForAndTheNewOneWorksFromThenOn() {
    LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    current.become(user.actor());
    assertThat(change(WRONG, NEW).faults()).containsExactly(PasswordFault.OLD_WRONG);
    assertThat(ofOrigins("sum(failures)")).isEqualTo("1");
    assertThat(change(RIGHT, NEW).faults()).isEmpty();

    current.become(DESK);
    assertThat(end(user, clock.now(), true)).as("this session goes on").isEmpty();
    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isEmpty();
    assertThat(login(clinic.code(), "Kanri01", NEW)).isPresent();
  }

  @Test
  void noneOfTheLastFivePasswordsComesBack() {
    LoggedIn user = login(clinic.code(), "Kanri01", RIGHT).orElseThrow();
    current.become(user.actor());
    String before = RIGHT;
    for (int i = 1; i <= 6; i++) {
      String next = "ame-no-mado-" + i;
      assertThat(change(before, next).faults()).isEmpty();
      before = next;
      clock.advance(Duration.ofMinutes(1));
    }
    for (int i = 2; i <= 6; i++) {
      assertThat(change(before, "ame-no-mado-" + i).faults())
          .containsExactly(PasswordFault.USED_BEFORE);
    }
    assertThat(change(before, "ame-no-mado-1").faults()).isEmpty();
    assertThat(owner.text("select count(*) from former_password where account_id = ?", account))
        .isEqualTo("5");
  }

  private static final String NEW = "tsukue-to-mado-7";

  private PasswordService.Outcome change(String old, String next) {
    return passwords.change(new PasswordChange(old, next, next), HERE);
  }

  private Optional<SessionEnd> end(LoggedIn user, java.time.Instant actedAt, boolean acts) {
    return sessions.findEnd(user.institutionId(), user.sessionId(), actedAt, acts);
  }

  private String open() {
    return owner.text(
        "select count(*) from console_session where account_id = ? and ended_at is null", account);
  }

  private String acted(LoggedIn user) {
    return owner.text(
        "select date_trunc('second', last_action_at - began_at) from console_session where id = ?",
        user.sessionId());
  }

  private String ofOrigins(String column) {
    return owner.text("select " + column + " from login_origin where account_id = ?", account);
  }

  @Test
  void aHashOfOutdatedParametersIsMadeAnewByTheNextRightPasswordOnly() {
    scenes.account(clinic, "old01", AccountRole.GENERAL, OutdatedHash.of(RIGHT));

    assertRefusedWithOneHash(clinic.code(), "old01", WRONG);
    assertThat(hashOf("old01")).startsWith("$argon2id$v=19$m=1024,");

    assertThat(login(clinic.code(), "old01", RIGHT)).isPresent();
    assertThat(hashOf("old01")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

    assertThat(login(clinic.code(), "old01", RIGHT)).isPresent();
  }

  @Test
  void aHashOfTodaysParametersStaysAsItIs() {
    String before = hashOf("Kanri01");
    int hashes = hashing.count();

    assertThat(login(clinic.code(), "Kanri01", RIGHT)).isPresent();

    assertThat(hashing.count() - hashes).isEqualTo(1);
    assertThat(hashOf("Kanri01")).isEqualTo(before);
  }

  @Test
  @Tag("LOG-007")
  void aTerminalThatNobodyUsedForFourHundredDaysIsForgottenInEveryInstitution() {
    login(clinic.code(), "Kanri01", RIGHT);
    Scenes.Clinic other = scenes.clinic();
    long later = scenes.account(other, "Kanri01", RIGHT);
    login(other.code(), "Kanri01", RIGHT);
    current.become(DESK);
    lastUsed(account, 399);
    upkeep.forgetOrigins();
    assertThat(origins(account)).as("399 days").isPositive();

    lastUsed(account, 401);
    upkeep.forgetOrigins();

    assertThat(origins(account)).as("401 days").isZero();
    assertThat(origins(later)).as("today").isPositive();
  }

  private void lastUsed(long accountId, int daysAgo) {
    owner.change(
        "update login_origin set seen_at = now() - make_interval(days => ?) where account_id = ?",
        daysAgo,
        accountId);
  }

  private long origins(long accountId) {
    return owner.number("select count(*) from login_origin where account_id = ?", accountId);
  }

  private void assertRefusedWithOneHash(String code, String userId, String password) {
    int hashes = hashing.count();
    current.goOnAs(DESK, UUID.randomUUID());

    assertThat(login(code, userId, password)).isEmpty();

    assertThat(hashing.count() - hashes).isEqualTo(1);
    assertThat(audit()).singleElement().asString().startsWith("LOGIN REFUSED");
  }

  private Optional<LoggedIn> login(String code, String userId, String password) {
    return login(code, userId, password, HERE);
  }

  private Optional<LoggedIn> login(
      String code, String userId, String password, LoginOrigin origin) {
    return logins
        .login(new LoginAttempt(code, userId, password, origin))
        .flatMap(LoginResult::loggedIn);
  }

  private List<String> audit() {
    return owner.list(
        "select action || ' ' || outcome || ' ' || coalesce(subject, '') from audit_event where correlation_id = ?",
        current.correlationId());
  }

  private String ofAccount(String column) {
    return owner.text("select " + column + " from account where id = ?", account);
  }

  private String hashOf(String userId) {
    return owner.text(
        "select password_hash from account where institution_id = ? and user_id = ?",
        clinic.id(),
        userId);
  }

  private void set(String assignment) {
    owner.change("update account set " + assignment + " where id = ?", account);
  }
}
