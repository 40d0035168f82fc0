package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Environment;
import org.zaitaku.shared.SecretBox;

class SecondFactorTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

  private final SecretBox box =
      new SecretBox(
          key ->
              key.endsWith("previous")
                  ? Optional.empty()
                  : Optional.of(Base64.getEncoder().encodeToString(new byte[32])));

  private final Account account =
      Account.register(
          17,
          new AccountForm(AccountRole.ADMINISTRATOR, "kanri01", "見本", "ミホン", "2026/04/01", ""),
          "hash",
          NOW);

  private byte[] seed;

  @BeforeEach
  void anAppHasTheSeed() throws ReflectiveOperationException {
    Field id = Account.class.getDeclaredField("id");
    id.setAccessible(true);
    id.set(account, 23L);
    seed = at(NOW).propose(account);
  }

  private SecondFactor at(Instant moment) {
    return new SecondFactor(
        Optional.of("ADMINISTRATOR"), null, box, Clock.fixed(moment, ZoneOffset.UTC));
  }

  private String code(long secondsAside) {
    return Totp.code(seed, Totp.step(NOW.plusSeconds(secondsAside).getEpochSecond()));
  }

  @Test
  void theCodeOfNowAndItsNeighboursCountAndNoOther() {
    assertThat(at(NOW).match(account, code(0))).isPresent();
    assertThat(at(NOW).match(account, code(-30))).isPresent();
    assertThat(at(NOW).match(account, code(30))).isPresent();
    assertThat(at(NOW).match(account, code(-60))).isEmpty();
    assertThat(at(NOW).match(account, code(60))).isEmpty();
  }

  @Test
  void aCodeOpensOnceAndTheOnesBeforeNeverAgain() {
    account.useStep(at(NOW).match(account, code(0)).orElseThrow());

    assertThat(at(NOW).match(account, code(0))).isEmpty();
    assertThat(at(NOW).match(account, code(-30))).isEmpty();
    assertThat(at(NOW).match(account, code(30))).isPresent();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６", "-12345"})
  void whatIsNoCodeIsRefused(String typed) {
    assertThat(at(NOW).match(account, typed)).isEmpty();
  }

  @Test
  void theSeedIsKeptSealedAndForThisAccountOnly() {
    assertThat(new String(account.totpSeed(), StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(seed, StandardCharsets.ISO_8859_1));
    assertThat(box.open("totp:23", account.totpSeed())).isEqualTo(seed).hasSize(20);
  }

  @Test
  void aNewSeedIsNoSecondFactorBeforeItWasShownToWork() {
    assertThat(account.hasSecondFactor()).isFalse();
    assertThat(at(NOW).dutyOf(account)).isEqualTo(Duty.SET_UP_SECOND_FACTOR);
    account.confirmSecondFactor(1, NOW);
    assertThat(at(NOW).dutyOf(account)).isEqualTo(Duty.NONE);
    account.initializePassword("another", NOW);
    assertThat(account.hasSecondFactor()).isFalse();
  }

  @Test
  void whoNeedsOneDependsOnTheEnvironmentUnlessItIsConfigured() {
    assertThat(needing(Optional.empty(), "production"))
        .isEqualTo("OPERATOR MASTER ADMINISTRATOR MEDICAL_VIEWER ");
    assertThat(needing(Optional.empty(), "verification")).isEmpty();
    assertThat(needing(Optional.of("none"), "production")).isEmpty();
    assertThat(needing(Optional.of("MASTER, GENERAL"), "verification"))
        .isEqualTo("MASTER GENERAL ");
  }

  private String needing(Optional<String> roles, String environment) {
    SecondFactor factor = new SecondFactor(roles, environment(environment), box, null);
    StringBuilder needing = new StringBuilder();
    for (AccountRole role : AccountRole.values()) {
      if (factor.isNeeded(role)) {
        needing.append(role).append(' ');
      }
    }
    return needing.toString();
  }

  private static Environment environment(String name) {
    return new Environment() {
      @Override
      public boolean isVerification() {
        return name.equals("verification");
      }
    };
  }
}
