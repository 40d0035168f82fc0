package org.zaitaku.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;

class InstitutionKindTest {

  private static final LocalDate STARTS = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @Tag("ORG-002")
  @CsvSource({
    "1319999015,MEDICAL",
    "1339999029,DENTAL",
    "1349999035,PHARMACY",
    "1369999048,VISITING_NURSE"
  })
  void theThirdDigitTellsTheKind(String code, InstitutionKind kind) {
    assertThat(Institution.enrol(new InstitutionCode(code), "見本", STARTS).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @Tag("ORG-002")
  @ValueSource(
      strings = {
        "1309999015",
        "1329999015",
        "1359999015",
        "1379999015",
        "1389999015",
        "1399999015"
      })
  void anotherFeeTableIsRefused(String code) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> Institution.enrol(new InstitutionCode(code), "見本", STARTS))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_INVALID));
  }

  @Test
  @Tag("ORG-003")
  void pharmaciesAreOneGroupAndAllOthersTheOther() {
    assertThat(kindsThat(InstitutionKind::isPharmacy)).containsExactly(InstitutionKind.PHARMACY);
  }

  @Test
  @Tag("CON-A-015")
  void onlyHospitalsAndClinicsAreAskedForTheFormOfPrescription() {
    assertThat(kindsThat(InstitutionKind::isHospitalOrClinic))
        .containsExactlyInAnyOrder(InstitutionKind.MEDICAL, InstitutionKind.DENTAL);
  }

  private static Set<InstitutionKind> kindsThat(
      java.util.function.Predicate<InstitutionKind> property) {
    return EnumSet.allOf(InstitutionKind.class).stream()
        .filter(property)
        .collect(Collectors.toSet());
  }
}
