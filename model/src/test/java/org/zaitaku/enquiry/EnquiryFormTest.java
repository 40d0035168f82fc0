package org.zaitaku.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.CareSetting;

class EnquiryFormTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static EnquiryForm insured(
      String insurer, String symbol, String number, String branch, String birthDate) {
    return new EnquiryForm(
        CareSetting.HOME_VISIT, "20261122", null, insurer, symbol, number, branch, birthDate);
  }

  private static EnquiryForm reference(String typed) {
    return new EnquiryForm(CareSetting.ONLINE, "2026/11/22", typed, null, null, null, null, null);
  }

  @Test
  @Tag("X-50")
  void insurerNumberAndBirthDateAreNeededSymbolAndBranchAreNot() {
    EnquiryForm form = insured("139998", "", "0002", "", "19540220");

    assertThat(form.faults(TODAY)).isEmpty();
    assertThat(form.query().insured())
        .isEqualTo(new InsuredNumber("139998", "", "0002", "", LocalDate.of(1954, 2, 20)));
    assertThat(form.query().reference()).isNull();
    assertThat(insured("", "", "", "", "").faults(TODAY))
        .containsExactly(
            new EnquiryFault(EnquiryForm.INSURER, EnquiryFault.Kind.MISSING),
            new EnquiryFault(EnquiryForm.NUMBER, EnquiryFault.Kind.MISSING),
            new EnquiryFault(EnquiryForm.BIRTH_DATE, EnquiryFault.Kind.MISSING));
  }

  @Test
  void fullWidthCharactersAndBlanksAroundAreTakenAsTheyAreMeant() {
    EnquiryForm form = insured("　０１１３９９９７ ", "１２３", " ０００３", "１", "１９８１／８／９");

    assertThat(form.faults(TODAY)).isEmpty();
    assertThat(form.query().insured())
        .isEqualTo(new InsuredNumber("01139997", "123", "0003", "01", LocalDate.of(1981, 8, 9)));
  }

  @ParameterizedTest
  @CsvSource({
    "1399987, 0002, 01, 19540220, insurer, FORM",
    "13999a, 0002, 01, 19540220, insurer, FORM",
    "139998, 123456789012345678901, 01, 19540220, number, FORM",
    "139998, 0002, 123, 19540220, branch, FORM",
    "139998, 0002, a, 19540220, branch, FORM",
    "139998, 0002, 01, 19540230, birthDate, DATE_FORM",
    "139998, 0002, 01, 20261123, birthDate, FUTURE"
  })
  void eachFaultStandsAtItsField(
      String insurer,
      String number,
      String branch,
      String birthDate,
      String field,
      EnquiryFault.Kind kind) {
    assertThat(insured(insurer, "", number, branch, birthDate).faults(TODAY))
        .containsExactly(new EnquiryFault(field, kind));
  }

  @Test
  @Tag("ELG-022")
  void onlyHomeVisitsAndOnlineConsultationsAreEnquiredAbout() {
    assertThat(EnquiryForm.CARE_SETTINGS)
        .containsExactly(CareSetting.HOME_VISIT, CareSetting.ONLINE);
    for (CareSetting other : new CareSetting[] {null, CareSetting.OUTPATIENT}) {
      EnquiryForm form = new EnquiryForm(other, "20261122", "A1", null, null, null, null, null);
      assertThat(form.faults(TODAY))
          .containsExactly(new EnquiryFault(EnquiryForm.CARE_SETTING, EnquiryFault.Kind.MISSING));
    }
  }

  @Test
  void theDayCannotLieInTheFuture() {
    assertThat(reference("A1").faults(TODAY.minusDays(1)))
        .containsExactly(new EnquiryFault(EnquiryForm.DAY, EnquiryFault.Kind.FUTURE));
  }

  @Test
  @Tag("ELG-014")
  void aReferenceNumberAloneIsEnough() {
    EnquiryForm form = reference(" Ａ－１２３ ");

    assertThat(form.faults(TODAY)).isEmpty();
    assertThat(form.query())
        .isEqualTo(new EnquiryQuery(CareSetting.ONLINE, TODAY, null, new ReferenceNumber("A-123")));
    assertThat(reference("").faults(TODAY))
        .containsExactly(new EnquiryFault(EnquiryForm.REFERENCE, EnquiryFault.Kind.MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A 1", "患者1", "\u0000", "\u200b1"})
  void whatIsNoReferenceNumberIsToldAtItsField(String typed) {
    assertThat(reference(typed).faults(TODAY))
        .containsExactly(new EnquiryFault(EnquiryForm.REFERENCE, EnquiryFault.Kind.FORM));
    assertThatThrownBy(() -> new ReferenceNumber(typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("ELG-014")
  void aReferenceNumberHasFiftyCharactersAtMost() {
    assertThat(ReferenceNumber.parse("1".repeat(50))).isPresent();
    assertThat(ReferenceNumber.parse("1".repeat(51))).isEmpty();
  }

  @Test
  void nothingOfItIsInItsTextForm() {
    EnquiryForm form = insured("139998", "見本", "0002", "01", "19540220");

    assertThat(
            List.of(form.toString(), form.query().toString(), reference("A1").query().toString()))
        .noneMatch(text -> text.contains("0002") || text.contains("見本") || text.contains("A1"));
  }
}
