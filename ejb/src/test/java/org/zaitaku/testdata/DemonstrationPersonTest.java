package org.zaitaku.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.eligibility.Eligibility;

/** The ten people are possible: law and code tables agree with what they hold. */
class DemonstrationPersonTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Full-width kana, the long mark and the full-width blank. */
  private static final Pattern KANA = Pattern.compile("[ァ-ヺー　]+");

  private static final Map<String, DemonstrationPerson> BY_CODE =
      DemonstrationPerson.all().stream()
          .collect(Collectors.toMap(DemonstrationPerson::code, Function.identity()));

  static Stream<DemonstrationPerson> people() {
    return DemonstrationPerson.all().stream();
  }

  private static int age(Eligibility eligibility) {
    return Period.between(eligibility.birthDate(), TODAY).getYears();
  }

  @Test
  void thereAreTenPeople() {
    assertThat(DemonstrationPerson.all().stream().map(DemonstrationPerson::code))
        .containsExactly("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10");
  }

  @ParameterizedTest
  @MethodSource("people")
  void whoIsSeventyFiveIsInTheSystemForTheOldAndNobodyElse(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    boolean assistance = "A1".equals(eligibility.insuredCardClassification());
    if (!assistance) {
      assertThat(eligibility.insurerNumber().startsWith("39")).isEqualTo(age(eligibility) >= 75);
    }
  }

  @ParameterizedTest
  @MethodSource("people")
  void theRatioIsOfTheCodeTableAndFitsTheAge(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    int age = age(eligibility);
    Set<String> possible =
        "A1".equals(eligibility.insuredCardClassification())
            ? Set.of("000")
            : age >= 75
                ? Set.of("010", "020", "030")
                : age >= 70 ? Set.of("020", "030") : age < 6 ? Set.of("020") : Set.of("030");
    assertThat(eligibility.partialContributionRatio()).isIn(possible);
  }

  @ParameterizedTest
  @MethodSource("people")
  void onlyPeopleFromSeventyToSeventyFourHoldTheElderlyCertificate(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    int age = age(eligibility);
    boolean elderly =
        age >= 70 && age < 75 && !"A1".equals(eligibility.insuredCardClassification());
    assertThat(eligibility.elderlyRecipientRatio() != null).isEqualTo(elderly);
    if (elderly) {
      assertThat(eligibility.elderlyRecipientRatio())
          .isEqualTo(eligibility.partialContributionRatio());
    }
  }

  @ParameterizedTest
  @MethodSource("people")
  void limitCertificatesOfGroupAAreForPeopleBelowSeventy(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    assertThat(eligibility.limitCertificateFlag() == null)
        .isEqualTo(eligibility.limitCertificateClassification() == null);
    if (eligibility.limitCertificateFlag() != null) {
      assertThat(eligibility.limitCertificateClassification()).isIn("01", "02", "03");
      assertThat(eligibility.limitCertificateFlag())
          .matches(age(eligibility) < 70 ? "A0[1-6]" : "B(0[1-9]|10)");
    }
  }

  @ParameterizedTest
  @MethodSource("people")
  void codesAreOfTheCodeTables(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    assertThat(eligibility.status()).matches("[1-6]");
    assertThat(eligibility.sex()).matches("[12]");
    assertThat(eligibility.insuredCardClassification()).matches("0[1-7]|A1");
    assertThat(eligibility.specificDisease())
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(), some -> assertThat(some).matches("[123]"));
    assertThat(eligibility.insurerNumber()).hasSize(8).matches(" *[0-9]+");
    assertThat(eligibility.insuredCardValidFrom()).isBefore(eligibility.insuredCardValidUntil());
    assertThat(eligibility.insuredCardValidFrom()).isAfterOrEqualTo(eligibility.birthDate());
    assertThat(eligibility.postNumber()).isEqualTo("0000000");
    assertThat(eligibility.address()).contains("架空");
  }

  @ParameterizedTest
  @MethodSource("people")
  void theInsurersNumberHasItsCheckDigit(DemonstrationPerson person) {
    String digits = person.eligibility().insurerNumber().strip();
    int sum = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      int weighted = (digits.charAt(digits.length() - 2 - i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += weighted / 10 + weighted % 10;
    }
    assertThat((10 - sum % 10) % 10).isEqualTo(digits.charAt(digits.length() - 1) - '0');
  }

  @ParameterizedTest
  @MethodSource("people")
  void readingsAreFullWidthKana(DemonstrationPerson person) {
    assertThat(person.eligibility().nameKana()).matches(KANA);
    assertThat(person.eligibility().name()).isNotBlank().doesNotContain("（", "(");
  }

  @ParameterizedTest
  @MethodSource("people")
  void anEligibilityIsValidTodayExactlyWhereItSaysSo(DemonstrationPerson person) {
    Eligibility eligibility = person.eligibility();
    assertThat(eligibility.insuredCardValidUntil().isBefore(TODAY))
        .isEqualTo(eligibility.status().equals("2"));
  }

  @ParameterizedTest
  @CsvSource({
    "P01,85,山下　和子,010",
    "P02,72,髙橋　勇,020",
    "P03,45,𠮷田　健一,030",
    "P04,3,宮﨑　陽菜,020",
    "P05,76,中村　清,000"
  })
  void agesNamesAndRatiosAreAsTheSimulatorCallsThem(
      String code, int age, String name, String ratio) {
    Eligibility eligibility = BY_CODE.get(code).eligibility();
    assertThat(age(eligibility)).isEqualTo(age);
    assertThat(eligibility.name()).isEqualTo(name);
    assertThat(eligibility.partialContributionRatio()).isEqualTo(ratio);
  }

  @Test
  void eachSpecialCaseIsOnePerson() {
    assertThat(BY_CODE.get("P03").eligibility().limitCertificateFlag()).isEqualTo("A03");
    assertThat(BY_CODE.get("P03").eligibility().specificDisease()).isEqualTo("1");
    assertThat(BY_CODE.get("P05").eligibility().insuredCardClassification()).isEqualTo("A1");
    assertThat(BY_CODE.get("P06").eligibility().name()).hasSizeGreaterThan(40).matches("[A-Z ]+");
    assertThat(BY_CODE.get("P07").eligibility().status()).isEqualTo("2");
    assertThat(codesOf(DemonstrationPerson::addressWithheld)).containsExactly("P08");
    assertThat(codesOf(DemonstrationPerson::stopped)).containsExactly("P09");
    assertThat(codesOf(person -> !person.registered())).containsExactly("P10");
  }

  private static Stream<String> codesOf(java.util.function.Predicate<DemonstrationPerson> what) {
    return DemonstrationPerson.all().stream().filter(what).map(DemonstrationPerson::code);
  }

  @ParameterizedTest
  @MethodSource("people")
  void evenFictitiousPeopleDoNotShowInTheLog(DemonstrationPerson person) {
    assertThat(person.toString())
        .doesNotContain(person.eligibility().name())
        .doesNotContain(person.eligibility().nameKana())
        .doesNotContain(person.eligibility().address());
  }
}
