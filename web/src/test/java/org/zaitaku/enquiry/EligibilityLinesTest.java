package org.zaitaku.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;

class EligibilityLinesTest {

  private static final ConsentChoices AGREED =
      new ConsentChoices(Map.of(ConsentItem.LIMIT_AMOUNT, ConsentDecision.AGREED));

  private static Eligibility eligibility(String classification, String ratio, String sex) {
    return new Eligibility(
        "見本　太郎",
        "ミホン　タロウ",
        sex,
        LocalDate.of(1950, 1, 2),
        null,
        null,
        "1",
        classification,
        "  139998",
        "見本区",
        null,
        "0002",
        null,
        ratio,
        null,
        null,
        null,
        "020",
        null,
        null);
  }

  private static String value(List<EligibilityLines.Line> lines, String label) {
    return lines.stream()
        .filter(line -> line.label().equals(label))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  @Tag("ELG-010")
  void theFirstEightStandInTheOrderOfThePatientsPage() {
    assertThat(EligibilityLines.of(eligibility("01", "010", "1"), AGREED, Locale.JAPANESE))
        .extracting(EligibilityLines.Line::label)
        .startsWith(
            "氏名",
            "フリガナ",
            "被保険者証区分",
            "一部負担割合",
            "限度額適用認定証区分",
            "限度額適用認定証適用区分",
            "特定疾病療養受療証認定疾病区分",
            "高齢受給者証一部負担金割合");
  }

  @Test
  @Tag("ELG-036")
  void whatIsWithheldIsBlank() {
    List<EligibilityLines.Line> lines =
        EligibilityLines.of(eligibility("01", "010", "1"), AGREED, Locale.JAPANESE);

    assertThat(value(lines, "住所")).isEmpty();
    assertThat(value(lines, "郵便番号")).isEmpty();
  }

  @Test
  void notAgreedIsToldFromNotIssued() {
    List<EligibilityLines.Line> lines =
        EligibilityLines.of(eligibility("01", "010", "1"), AGREED, Locale.JAPANESE);

    assertThat(value(lines, "限度額適用認定証区分")).isEqualTo("交付なし");
    assertThat(value(lines, "特定疾病療養受療証認定疾病区分")).isEqualTo("同意なし");
  }

  @Test
  void aCodeWithoutWordsAndAnOddRatioStandAsTheyAre() {
    List<EligibilityLines.Line> lines =
        EligibilityLines.of(eligibility("99", "1割", "9"), AGREED, Locale.ENGLISH);

    assertThat(value(lines, "Kind of insurance card")).isEqualTo("99");
    assertThat(value(lines, "Share of the cost")).isEqualTo("1割");
    assertThat(value(lines, "Sex")).isEqualTo("9");
  }

  @Test
  void aRatioIsSaidInTenthsWhereItIsOne() {
    assertThat(
            value(
                EligibilityLines.of(eligibility("01", "010", "1"), AGREED, Locale.JAPANESE),
                "一部負担割合"))
        .isEqualTo("1割負担");
    assertThat(
            value(
                EligibilityLines.of(eligibility("01", "005", "1"), AGREED, Locale.JAPANESE),
                "一部負担割合"))
        .isEqualTo("5％負担");
    assertThat(
            value(
                EligibilityLines.of(eligibility("01", "000", "1"), AGREED, Locale.ENGLISH),
                "Share of the cost"))
        .isEqualTo("0%");
  }
}
