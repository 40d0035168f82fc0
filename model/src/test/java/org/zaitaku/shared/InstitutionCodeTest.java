package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ORG-001")
class InstitutionCodeTest {

  @Test
  void tenDigitsArePrefectureFeeTableAndNumber() {
    InstitutionCode code = new InstitutionCode("4012345678");
    assertThat(code.prefecture()).isEqualTo("40");
    assertThat(code.feeTable()).isEqualTo('1');
    assertThat(code.number()).isEqualTo("2345678");
    assertThat(code).hasToString("4012345678");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "401234567",
        "40123456789",
        "40123 5678",
        " 4012345678",
        "4012345678\n",
        "40-1234567",
        "40A2345678",
        "４０１２３４５６７８",
        "٤٠١٢٣٤٥٦٧٨",
        "४०१२३४५६७८",
        "𝟒𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖"
      })
  void anythingButTenAsciiDigitsIsRefused(String value) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> new InstitutionCode(value))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_INVALID);
              assertThat(refused.field()).contains("institutionCode");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1319999015", "1339999029", "1349999035", "1369999048"})
  void theDemonstrationCodesHaveAGoodCheckDigit(String value) {
    assertThat(new InstitutionCode(value).hasValidCheckDigit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {20261121L, 7L, 42L})
  void exactlyOneLastDigitOfTenIsTheCheckDigitAndTheOthersAreOnlyWarnedOf(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String nine = "%09d".formatted(random.nextInt(1_000_000_000));
      int good = 0;
      for (int last = 0; last < 10; last++) {
        if (new InstitutionCode(nine + last).hasValidCheckDigit()) {
          good++;
        }
      }
      assertThat(good).as(nine).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L, 2L, 3L})
  void oneWrongDigitIsAlwaysNoticed(long seed) {
    Random random = new Random(seed);
    char[] digits = "1319999015".toCharArray();
    for (int i = 0; i < digits.length; i++) {
      char[] mistyped = digits.clone();
      mistyped[i] = (char) ('0' + (digits[i] - '0' + 1 + random.nextInt(9)) % 10);
      assertThat(new InstitutionCode(new String(mistyped)).hasValidCheckDigit())
          .as(new String(mistyped))
          .isFalse();
    }
  }
}
