package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.ConsentItem;

class OfferViewTest {

  @ParameterizedTest
  @CsvSource({
    "MEDICAL, HOSPITAL",
    "DENTAL, HOSPITAL",
    "PHARMACY, PHARMACY_AND_NURSING",
    "VISITING_NURSE, PHARMACY_AND_NURSING"
  })
  void theKindOfInstitution_choosesTheWording(InstitutionKind kind, Wording wording) {
    assertThat(OfferView.from(Samples.offer(kind)).wording()).isEqualTo(wording);
  }

  @Test
  @Tag("X-42")
  void treatment_isNoItemButSaidToBeCovered() {
    OfferView view = OfferView.from(Samples.offer(InstitutionKind.MEDICAL));

    assertThat(view.items())
        .containsExactly(ConsentItem.SURGERY, ConsentItem.MEDICATION, ConsentItem.LIMIT_AMOUNT);
    assertThat(view.medicationCoversTreatment()).isTrue();
  }
}
