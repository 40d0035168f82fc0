package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

  @ParameterizedTest
  @Tag("ACC-023")
  @ValueSource(strings = {"ab", "A0", "staff01", "12345678"})
  void twoToEightLettersAndDigitsAreAnId(String value) {
    assertThat(new UserId(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @Tag("ACC-023")
  @NullSource
  @ValueSource(strings = {"", "a", "123456789"})
  void otherLengthsAreRefused(String value) {
    assertRefused(value);
  }

  @ParameterizedTest
  @Tag("ACC-025")
  @ValueSource(
      strings = {
        "ab-cd", "ab_cd", "ab cd", "ａｂｃ", "abｃ", "１２３", "٣٤٥", "アイウ", "ｱｲｳ", "漢字", "äb1", "abc\n",
        "a'b"
      })
  void anythingButHalfWidthLettersAndDigitsIsRefused(String value) {
    assertRefused(value);
  }

  @Test
  @Tag("ACC-026")
  void twoIdsThatDifferInCaseOnlyAreOneInAnyLanguageOfTheServer() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new UserId("STAFFI01").folded()).isEqualTo(new UserId("staffi01").folded());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertRefused(String value) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> new UserId(value))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_INVALID);
              assertThat(refused.field()).contains("userId");
            });
  }
}
