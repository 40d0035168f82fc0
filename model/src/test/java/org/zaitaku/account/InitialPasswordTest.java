package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;

class InitialPasswordTest {

  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  @Tag("ACC-045")
  void itIsEasyToReadAloudAndNeverTheSame() {
    Random seeded = new Random(7);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String password = InitialPassword.random(seeded).value();
      assertThat(password)
          .matches("[a-z]{3}[2-9](-[a-z]{3}[2-9]){2}")
          .doesNotContain("0", "o", "1", "l");
      assertThat(seen.add(password)).isTrue();
    }
    assertThat(InitialPassword.random(new SecureRandom()).toString()).isEqualTo("InitialPassword");
  }

  @Test
  @Tag("ACC-048")
  void itOpensTheDoorFor30Days() {
    Account account =
        Account.register(
            1,
            new AccountForm(AccountRole.GENERAL, "staff01", "山田", "ヤマダ", "20260401", ""),
            "hash",
            NOW);
    LocalDate issued = BusinessDay.of(NOW);
    assertThat(account.isPasswordInitial()).isTrue();
    assertThat(account.isUsable(issued.plusDays(30))).isTrue();
    assertThat(account.isUsable(issued.plusDays(31))).isFalse();
  }

  @Test
  @Tag("ACC-052")
  void initialisingAnExpiredOneOpensTheDoorAnew() {
    Account master =
        Account.register(
            1,
            new AccountForm(AccountRole.MASTER, "master01", "山田", "ヤマダ", "20260401", ""),
            "hash",
            NOW);
    Instant later = NOW.plus(java.time.Duration.ofDays(40));
    assertThat(master.isUsable(BusinessDay.of(later))).isFalse();
    master.initializePassword("other", later);
    assertThat(master.isUsable(BusinessDay.of(later))).isTrue();
    assertThat(master.isPasswordInitial()).isTrue();
  }

  @ParameterizedTest
  @Tag("X-13")
  @Tag("LOG-048")
  @CsvSource({"WEB_API, A0123", "LINKAGE_APP, R0123", "FACE_READER, F0123"})
  void aSystemsHasNoEnd(AccountRole role, String userId) {
    Account system =
        Account.register(
            1, new AccountForm(role, userId, "連携", "レンケイ", "20260401", ""), "hash", NOW);
    LocalDate inTenYears = BusinessDay.of(NOW).plusYears(10);
    assertThat(system.isPasswordInitial()).isFalse();
    assertThat(system.passwordValidUntil()).isNull();
    assertThat(system.isPasswordOver(inTenYears)).isFalse();

    system.initializePassword("other", NOW);

    assertThat(system.isPasswordInitial()).isFalse();
    assertThat(system.isPasswordOver(inTenYears)).isFalse();
    assertThat(system.isInUse(inTenYears)).isTrue();
  }
}
