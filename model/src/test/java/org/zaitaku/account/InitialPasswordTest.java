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

  @Test
  @Tag("X-13")
  void aSystemsHasNoEnd() {
    Account system =
        Account.register(
            1,
            new AccountForm(AccountRole.WEB_API, "A0123", "連携", "レンケイ", "20260401", ""),
            "hash",
            NOW);
    assertThat(system.isPasswordInitial()).isFalse();
    assertThat(system.passwordValidUntil()).isNull();
  }
}
