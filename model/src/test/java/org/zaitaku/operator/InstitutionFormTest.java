package org.zaitaku.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionForm.Related;
import org.zaitaku.operator.InstitutionForm.Wrong;

class InstitutionFormTest {

  private static InstitutionForm form(String code, String name, String startsOn, String sharing) {
    return new InstitutionForm(code, name, startsOn, sharing, false, List.of());
  }

  @Test
  @Tag("ORG-001")
  void whatIsRightHasNoFault() {
    assertThat(form("1319999015", "見本市民病院（架空）", "2026/12/01", "").faults()).isEmpty();
    assertThat(form("１３１９９９９０１５ ", "髙橋𠮷医院 第2", "20261201", "2027/1/1").faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING",
    "131999901, CODE_DIGITS",
    "13199990155, CODE_DIGITS",
    "131999901a, CODE_DIGITS",
    "1329999015, KIND_UNKNOWN",
    "0000000000, KIND_UNKNOWN"
  })
  @Tag("ORG-001")
  @Tag("ORG-002")
  void aCodeHasTenDigitsAndAKnownKind(String code, Fault fault) {
    assertThat(form(code, "名", "20261201", "").faults()).containsExactly(new Wrong("code", fault));
  }

  @Test
  @Tag("ORG-001")
  void aCheckDigitThatDoesNotFitIsNoFaultButDoubtful() {
    assertThat(form("1319999016", "名", "20261201", "").faults()).isEmpty();
    assertThat(form("1319999016", "名", "20261201", "").isCheckDigitDoubtful()).isTrue();
    assertThat(form("1319999015", "名", "20261201", "").isCheckDigitDoubtful()).isFalse();
    assertThat(form("131", "名", "20261201", "").isCheckDigitDoubtful()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"病\u200b院", "病\n院", "a\u0000b", "\u202e院"})
  void invisibleCharactersAreRefused(String name) {
    assertThat(form("1319999015", name, "20261201", "").faults())
        .containsExactly(new Wrong("name", Fault.CHARACTERS));
  }

  @Test
  void everyFaultIsToldInTheOrderOfTheItems() {
    assertThat(form("", " ", "2026/02/30", "x").faults())
        .containsExactly(
            new Wrong("code", Fault.MISSING),
            new Wrong("name", Fault.MISSING),
            new Wrong("startsOn", Fault.DATE_FORM),
            new Wrong("recordSharingFrom", Fault.DATE_FORM));
    assertThat(form("1319999015", "𠮷".repeat(80), "20261201", "").faults()).isEmpty();
    assertThat(form("1319999015", "𠮷".repeat(81), "20261201", "").faults())
        .containsExactly(new Wrong("name", Fault.TOO_LONG));
  }

  @Test
  @Tag("ORG-009")
  void relatedInstitutionsHaveRulesOfTheirOwnAndBlankRowsAreNone() {
    InstitutionForm form =
        new InstitutionForm(
            "1319999015",
            "名",
            "20261201",
            null,
            true,
            List.of(
                new Related("", " ", null, ""),
                new Related("1339999029", "歯科", "2020/01/01", "2019/12/31"),
                new Related("1319999015", "", "", "")));

    assertThat(form.related()).hasSize(2);
    assertThat(form.faults())
        .containsExactly(
            new Wrong("related.0.closedOn", Fault.END_BEFORE_START),
            new Wrong("related.1.name", Fault.MISSING),
            new Wrong("related.1.establishedOn", Fault.MISSING),
            new Wrong("related.1.code", Fault.CODE_TAKEN));
  }
}
