package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.shared.CareSetting;

class EnvironmentSettingsTest {

  private final EnvironmentSettings fresh = new EnvironmentSettings(1);

  @Test
  @Tag("ENV-012")
  void surgeryIsOffAtFirst() {
    assertThat(fresh.surgery()).isFalse();
  }

  @Test
  @Tag("ENV-015")
  void treatmentIsOffAtFirst() {
    assertThat(fresh.treatment()).isFalse();
  }

  @Test
  @Tag("ENV-018")
  void medicationIsOnAtFirst() {
    assertThat(fresh.medication()).isTrue();
  }

  @Test
  @Tag("ENV-022")
  void healthCheckUpsAreOnAtFirst() {
    assertThat(fresh.healthCheckup()).isTrue();
  }

  @Test
  @Tag("ENV-023")
  void specificDiseasesAreOnAtFirst() {
    assertThat(fresh.specificDisease()).isTrue();
  }

  @Test
  @Tag("ENV-028")
  void electronicPrescriptionsAreNotUsedAtFirstAndTheListHasItsOrder() {
    assertThat(fresh.ePrescriptionUse()).isEqualTo(EPrescriptionUse.NONE);
    assertThat(EPrescriptionUse.values())
        .containsExactly(
            EPrescriptionUse.NONE,
            EPrescriptionUse.ELECTRONIC_ONLY,
            EPrescriptionUse.BOTH,
            EPrescriptionUse.PAPER_ONLY);
  }

  @ParameterizedTest
  @Tag("ENV-040")
  @Tag("ENV-042")
  @EnumSource(CareSetting.class)
  void noCareSettingIsOfferedAtFirst(CareSetting careSetting) {
    assertThat(fresh.offers(careSetting)).isFalse();
  }

  @ParameterizedTest
  @Tag("ENV-040")
  @EnumSource(CareSetting.class)
  void startingHomeVisitsOffersHomeVisitsAndNothingElse(CareSetting careSetting) {
    fresh.startHomeVisits();
    assertThat(fresh.offers(careSetting)).isEqualTo(careSetting == CareSetting.HOME_VISIT);
  }

  @Test
  @Tag("ACT-001")
  void activationCodesAreIssuedWhileHomeVisitsAreInUse() {
    assertThat(fresh.mayIssueActivationCodes()).isFalse();
    fresh.startHomeVisits();
    assertThat(fresh.mayIssueActivationCodes()).isTrue();
  }

  @Test
  @Tag("ENV-044")
  void noDisplayNameIsSetAtFirst() {
    assertThat(fresh.displayName()).isNull();
  }
}
