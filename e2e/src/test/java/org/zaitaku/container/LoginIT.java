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
import org.zaitaku.account.LoginService;
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

  @Inject private LoginService logins;

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
    LoginAttempt wrong = new LoginAttempt(clinic.code(), "Kanri01", WRONG);
    Supplier<?> attempt = () -> logins.login(wrong);

    assertThat(crew.atOnce(DESK, Collections.nCopies(4, attempt))).containsOnly("Optional.empty");

    assertThat(ofAccount("failed_logins")).isEqualTo("4");
    assertThat(crew.atOnce(DESK, Collections.nCopies(4, attempt))).containsOnly("Optional.empty");
    assertThat(ofAccount("failed_logins")).isEqualTo("8");
    assertThat(ofAccount("locked_at is null")).isEqualTo("f");
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

  private void assertRefusedWithOneHash(String code, String userId, String password) {
    int hashes = hashing.count();
    current.goOnAs(DESK, UUID.randomUUID());

    assertThat(login(code, userId, password)).isEmpty();

    assertThat(hashing.count() - hashes).isEqualTo(1);
    assertThat(audit()).singleElement().asString().startsWith("LOGIN REFUSED");
  }

  private Optional<LoggedIn> login(String code, String userId, String password) {
    return logins.login(new LoginAttempt(code, userId, password));
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
