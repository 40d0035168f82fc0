package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

class PrescriptionOfferTest {

  @ParameterizedTest
  @Tag("CON-024")
  @Tag("CON-A-015")
  @Tag("CON-A-019")
  @CsvSource({
    "NONE,MEDICAL,NONE",
    "NONE,DENTAL,NONE",
    "NONE,PHARMACY,NONE",
    "NONE,VISITING_NURSE,NONE",
    "ELECTRONIC_ONLY,MEDICAL,ELECTRONIC_ONLY",
    "ELECTRONIC_ONLY,DENTAL,ELECTRONIC_ONLY",
    "ELECTRONIC_ONLY,PHARMACY,NONE",
    "ELECTRONIC_ONLY,VISITING_NURSE,NONE",
    "BOTH,MEDICAL,CHOICE",
    "BOTH,DENTAL,CHOICE",
    "BOTH,PHARMACY,NONE",
    "BOTH,VISITING_NURSE,NONE",
    "PAPER_ONLY,MEDICAL,PAPER_ONLY",
    "PAPER_ONLY,DENTAL,PAPER_ONLY",
    "PAPER_ONLY,PHARMACY,NONE",
    "PAPER_ONLY,VISITING_NURSE,NONE"
  })
  void theFormIsAskedForByUseAndKind(
      EPrescriptionUse use, InstitutionKind kind, PrescriptionOffer offer) {
    assertThat(PrescriptionOffer.of(use, kind)).isEqualTo(offer);
  }

  @ParameterizedTest
  @Tag("CON-A-016")
  @CsvSource({
    "NONE,,,",
    "NONE,ELECTRONIC,,PRESCRIPTION_FORM_NOT_OFFERED",
    "NONE,PAPER,,PRESCRIPTION_FORM_NOT_OFFERED",
    "CHOICE,,,PRESCRIPTION_FORM_MISSING",
    "CHOICE,ELECTRONIC,ELECTRONIC,",
    "CHOICE,PAPER,PAPER,",
    "ELECTRONIC_ONLY,,ELECTRONIC,",
    "ELECTRONIC_ONLY,ELECTRONIC,ELECTRONIC,",
    "ELECTRONIC_ONLY,PAPER,,PRESCRIPTION_FORM_NOT_OFFERED",
    "PAPER_ONLY,,PAPER,",
    "PAPER_ONLY,PAPER,PAPER,",
    "PAPER_ONLY,ELECTRONIC,,PRESCRIPTION_FORM_NOT_OFFERED"
  })
  void aChoiceIsDemandedWhereBothFormsAreOfferedAndOtherwiseFollows(
      PrescriptionOffer offer, PrescriptionForm chosen, PrescriptionForm form, ErrorCode refusal) {
    if (refusal == null) {
      assertThat(offer.accept(chosen)).isEqualTo(form);
    } else {
      assertThatExceptionOfType(BusinessException.class)
          .isThrownBy(() -> offer.accept(chosen))
          .satisfies(
              refused -> {
                assertThat(refused.code()).isEqualTo(refusal);
                assertThat(refused.field()).contains("prescriptionForm");
              });
    }
  }
}
