package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.UserId;

class AccountTest {

  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static Account account(AccountRole role) {
    Account account =
        Account.register(
            1,
            new AccountForm(
                role, "kanri01", "見本　管理", "ミホン　カンリ", TypedDate.show(FIRST), TypedDate.show(LAST)),
            "hash",
            NOW);
    account.changePassword("hash", null, NOW);
    return account;
  }

  @ParameterizedTest
  @Tag("LOG-007")
  @ValueSource(ints = {1, 3, 5, 10})
  void wrongPasswordsInARowLockTheAccountAtTheConfiguredNumber(int maxFailures) {
    Account account = account(AccountRole.ADMINISTRATOR);
    for (int i = 1; i < maxFailures; i++) {
      account.failLogin(true, i, maxFailures, NOW);
      assertThat(account.isLocked()).as("after %d", i).isFalse();
    }
    account.failLogin(true, maxFailures, maxFailures, NOW);
    assertThat(account.isLocked()).isTrue();
  }

  @Test
  @Tag("LOG-007")
  void aRightPasswordStartsTheCountAnew() {
    Account account = account(AccountRole.ADMINISTRATOR);
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i <= 4; i++) {
        account.failLogin(false, i, 5, NOW);
      }
      account.succeedLogin(4, NOW);
    }
    assertThat(account.isLocked()).isFalse();
  }

  @Test
  @Tag("LOG-007")
  void whoComesInForgivesTheOwnFailuresAndNobodyElses() {
    Account account = account(AccountRole.ADMINISTRATOR);
    account.failLogin(false, 1, 5, NOW);
    account.failLogin(false, 2, 5, NOW);
    account.failLogin(false, 3, 5, NOW);
    account.failLogin(false, 1, 5, NOW);
    account.succeedLogin(1, NOW);

    account.failLogin(false, 1, 5, NOW);
    assertThat(account.isLocked()).isFalse();
    account.failLogin(false, 1, 5, NOW);
    assertThat(account.isLocked()).as("three of a stranger and two more").isTrue();
  }

  @Test
  @Tag("ACC-081")
  void aNewInitialPasswordReleasesTheLockAndTakesTheSecondFactorAway() {
    Account account = account(AccountRole.ADMINISTRATOR);
    account.proposeSecondFactor(new byte[] {1});
    account.confirmSecondFactor(7, NOW);
    account.failLogin(false, 5, 5, NOW);
    assertThat(account.isLocked()).isTrue();
    assertThat(account.hasSecondFactor()).isTrue();

    account.initializePassword("another", NOW);

    assertThat(account.isLocked()).isFalse();
    assertThat(account.hasSecondFactor()).isFalse();
    assertThat(account.totpSeed()).isNull();
    assertThat(account.totpLastStep()).isEqualTo(Long.MIN_VALUE);
    for (int i = 1; i <= 4; i++) {
      account.failLogin(false, i, 5, NOW);
    }
    assertThat(account.isLocked()).as("the count began anew").isFalse();
  }

  @Test
  @Tag("ACC-066")
  void aDeletedAccountIsDisabledToo() {
    Account account = account(AccountRole.GENERAL);
    account.delete(NOW);
    assertThat(account.isDeleted()).isTrue();
    assertThat(account.isEnabled()).isFalse();
    assertThat(account.isInUse(TODAY)).isFalse();
  }

  @Test
  @Tag("LOG-007")
  void failuresAtUnknownOriginsCountTogetherAndThoseAtKnownOnesEachForItself() {
    Account account = account(AccountRole.ADMINISTRATOR);
    for (int terminal = 0; terminal < 3; terminal++) {
      account.failLogin(true, 4, 5, NOW);
    }
    for (int address = 0; address < 4; address++) {
      account.failLogin(false, 1, 5, NOW);
    }
    assertThat(account.isLocked()).isFalse();
    account.failLogin(false, 1, 5, NOW);
    assertThat(account.isLocked()).isTrue();
  }

  @Test
  @Tag("LOG-007")
  void moreWrongPasswordsLeaveALockedAccountLocked() {
    Account account = account(AccountRole.GENERAL);
    for (int i = 0; i < 20; i++) {
      account.failLogin(false, i + 1, 5, NOW.plusSeconds(i));
    }
    assertThat(account.isLocked()).isTrue();
  }

  @Test
  @Tag("LOG-008")
  void anAccountIsUsableInItsPeriodOnly() {
    Account account = account(AccountRole.ADMINISTRATOR);
    assertThat(account.isUsable(FIRST.minusDays(1))).isFalse();
    assertThat(account.isUsable(FIRST)).isTrue();
    assertThat(account.isUsable(LAST)).isTrue();
    assertThat(account.isUsable(LAST.plusDays(1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(AccountRole.class)
  void onlyAccountsOfPeopleOpenTheConsole(AccountRole role) {
    boolean system =
        switch (role) {
          case WEB_API, LINKAGE_APP, FACE_READER -> true;
          case OPERATOR, MASTER, MASTER_RESET, ADMINISTRATOR, GENERAL, MEDICAL_VIEWER -> false;
        };
    assertThat(account(role).isUsable(TODAY)).isEqualTo(!system);
  }

  @ParameterizedTest
  @Tag("ORG-021")
  @EnumSource(AccountRole.class)
  void everyRoleHasItsClassOfHolder(AccountRole role) {
    AccountRole.Holder expected =
        switch (role) {
          case OPERATOR, MASTER, MASTER_RESET, ADMINISTRATOR -> AccountRole.Holder.ADMINISTRATOR;
          case GENERAL -> AccountRole.Holder.STAFF;
          case MEDICAL_VIEWER -> AccountRole.Holder.QUALIFIED;
          case WEB_API, LINKAGE_APP, FACE_READER -> AccountRole.Holder.SYSTEM;
        };
    assertThat(role.holder()).isEqualTo(expected);
  }

  @Test
  @Tag("ACC-022")
  void idAndRoleStayWhateverHappens() {
    Account account = account(AccountRole.GENERAL);
    account.failLogin(false, 1, 1, NOW);
    account.succeedLogin(1, NOW);
    account.rehash("other");
    assertThat(account.userId()).isEqualTo(new UserId("kanri01"));
    assertThat(account.role()).isEqualTo(AccountRole.GENERAL);
    assertThat(account.passwordHash()).isEqualTo("other");
  }
}
