package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentChoicesTest {

  @Test
  @Tag("CON-018")
  void choicesStandInTheOrderOfThePagesHoweverTheyWereGiven() {
    ConsentChoices choices =
        new ConsentChoices(
            Map.of(
                ConsentItem.SPECIFIC_DISEASE, ConsentDecision.AGREED,
                ConsentItem.LIMIT_AMOUNT, ConsentDecision.DECLINED,
                ConsentItem.HEALTH_CHECKUP, ConsentDecision.AGREED,
                ConsentItem.MEDICATION, ConsentDecision.DECLINED,
                ConsentItem.SURGERY, ConsentDecision.AGREED));
    assertThat(choices.items())
        .containsExactly(
            ConsentItem.SURGERY,
            ConsentItem.MEDICATION,
            ConsentItem.HEALTH_CHECKUP,
            ConsentItem.LIMIT_AMOUNT,
            ConsentItem.SPECIFIC_DISEASE);
    assertThat(choices.toText())
        .isEqualTo(
            "SURGERY=AGREED,MEDICATION=DECLINED,HEALTH_CHECKUP=AGREED,LIMIT_AMOUNT=DECLINED,SPECIFIC_DISEASE=AGREED");
  }

  @ParameterizedTest
  @ValueSource(longs = {20261121L, 1L, 2L})
  void theColumnKeepsAnyChoices(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      ConsentChoices choices = anyChoices(random);
      assertThat(ConsentChoices.ofText(choices.toText())).isEqualTo(choices);
      assertThat(choices.toText()).matches("(([A-Z_]+)=(AGREED|DECLINED)(,(?!$)|$))*");
    }
  }

  private static ConsentChoices anyChoices(Random random) {
    EnumMap<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    for (ConsentItem item : ConsentItem.values()) {
      switch (random.nextInt(3)) {
        case 0 -> decisions.put(item, ConsentDecision.AGREED);
        case 1 -> decisions.put(item, ConsentDecision.DECLINED);
        default -> {
          // not asked
        }
      }
    }
    return new ConsentChoices(decisions);
  }

  @Test
  void noChoicesAreTheEmptyText() {
    assertThat(new ConsentChoices(Map.of()).toText()).isEmpty();
    assertThat(ConsentChoices.ofText("").items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SURGERY",
        "SURGERY=",
        "SURGERY=YES",
        "TEETH=AGREED",
        "SURGERY=AGREED,",
        "SURGERY=AGREED,SURGERY=DECLINED",
        "SURGERY=AGREED=AGREED"
      })
  void anotherTextIsRefused(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ConsentChoices.ofText(text));
  }

  @Test
  void onlyAgreedIsAgreed() {
    ConsentChoices choices =
        new ConsentChoices(
            Map.of(
                ConsentItem.SURGERY, ConsentDecision.AGREED,
                ConsentItem.MEDICATION, ConsentDecision.DECLINED));
    assertThat(choices.agreedTo(ConsentItem.SURGERY)).isTrue();
    assertThat(choices.agreedTo(ConsentItem.MEDICATION)).isFalse();
    assertThat(choices.agreedTo(ConsentItem.LIMIT_AMOUNT)).isFalse();
  }

  @Test
  void aCoveredItemHasTheAnswerOfTheCoveringOneAndGoesAgain() {
    ConsentChoices asked =
        new ConsentChoices(Map.of(ConsentItem.MEDICATION, ConsentDecision.DECLINED));
    ConsentChoices widened = asked.covering(ConsentItem.TREATMENT, ConsentItem.MEDICATION);
    assertThat(widened.decisions())
        .containsEntry(ConsentItem.TREATMENT, ConsentDecision.DECLINED)
        .hasSize(2);
    assertThat(widened.without(ConsentItem.TREATMENT)).isEqualTo(asked);
  }

  @Test
  void choicesDoNotChangeBehindTheirBack() {
    EnumMap<ConsentItem, ConsentDecision> given = new EnumMap<>(ConsentItem.class);
    given.put(ConsentItem.SURGERY, ConsentDecision.DECLINED);
    ConsentChoices choices = new ConsentChoices(given);
    given.put(ConsentItem.SURGERY, ConsentDecision.AGREED);
    assertThat(choices.agreedTo(ConsentItem.SURGERY)).isFalse();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> choices.decisions().put(ConsentItem.SURGERY, ConsentDecision.AGREED));
  }
}
