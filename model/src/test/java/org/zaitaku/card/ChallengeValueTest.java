package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** A challenge and its one spelling. */
class ChallengeValueTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void whenMade_thenItHas43CharactersAndReadsBackAsItself() {
    for (int round = 0; round < 100; round++) {
      ChallengeValue value = ChallengeValue.random(random);

      assertThat(value.text()).matches("[A-Za-z0-9_-]{43}");
      assertThat(ChallengeValue.parse(value.text())).contains(value);
    }
  }

  @Test
  void whenTwoAreMade_thenTheyDiffer() {
    assertThat(ChallengeValue.random(random)).isNotEqualTo(ChallengeValue.random(random));
  }

  @Test
  void whenUnusedBitsAreSet_thenItIsNotRead() {
    String zeros = "A".repeat(43);

    assertThat(ChallengeValue.parse(zeros)).isPresent();
    assertThat(ChallengeValue.parse("A".repeat(42) + "B")).isEmpty();
  }

  @Test
  void whenHashed_thenItIsSha256OfTheBytes() {
    // head -c 32 /dev/zero | sha256sum
    assertThat(ChallengeValue.parse("A".repeat(43)).orElseThrow().sha256())
        .asHexString()
        .isEqualToIgnoringCase("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
  }

  @Test
  void whenPrinted_thenNothingOfItIsShown() {
    assertThat(ChallengeValue.random(random)).hasToString("ChallengeValue[…]");
  }
}
