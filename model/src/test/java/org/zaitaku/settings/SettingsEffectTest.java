package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.InstitutionCode;

/** Every setting opens or closes something that the rest of the house asks for. */
class SettingsEffectTest {

  /** Everything that other features are told of the settings. */
  private record Told(
      ConsentOffer consent,
      CounterOffer counter,
      CharacterCode characterCode,
      boolean homeVisits,
      boolean online,
      boolean menu,
      boolean activationCodes,
      boolean eligibilityAcrossDevices) {}

  private static Told told(Institution institution, EnvironmentSettings settings) {
    return new Told(
        ConsentOffer.of(institution, settings, LocalDate.EPOCH),
        CounterOffer.of(institution, settings, LocalDate.EPOCH),
        settings.characterCode(),
        settings.offers(CareSetting.HOME_VISIT),
        settings.offers(CareSetting.ONLINE),
        settings.usesHomeVisitsOrOnline(),
        settings.mayIssueActivationCodes(),
        settings.tellsEligibilityAcross());
  }

  private static Institution institution(SettingsItem item) {
    Institution hospital =
        Institution.enrol(new InstitutionCode("1319999015"), "見本市民病院（架空）", LocalDate.EPOCH);
    Institution institution =
        item.isFor(hospital.kind())
            ? hospital
            : Institution.enrol(new InstitutionCode("1349999035"), "見本薬局（架空）", LocalDate.EPOCH);
    institution.applyFor(LocalDate.EPOCH, true);
    return institution;
  }

  /** What an item needs beside it to have an effect. */
  private static Map<SettingsItem, String> beside(SettingsItem item) {
    Map<SettingsItem, String> values = new EnumMap<>(SettingsItem.class);
    if (item == SettingsItem.FORM_CHOICE_TIMING) {
      values.put(SettingsItem.E_PRESCRIPTION_USE, "BOTH");
    }
    if (item == SettingsItem.REFILL) {
      values.put(SettingsItem.E_PRESCRIPTION, "USE");
    }
    return values;
  }

  @ParameterizedTest
  @Tag("ENV-009")
  @Tag("ENV-011")
  @Tag("ENV-051")
  @EnumSource(SettingsItem.class)
  void everyValueOfEverySettingTellsTheRestSomethingElse(SettingsItem item) {
    List<String> values = item.isText() ? List.of("", "03-1234-5678") : item.options();
    Set<Told> told = new LinkedHashSet<>();
    for (String value : values) {
      EnvironmentSettings settings = new EnvironmentSettings(1);
      Map<SettingsItem, String> sent = beside(item);
      sent.put(item, value);
      settings.update(new SettingsForm(sent, null, null));
      told.add(told(institution(item), settings));
    }
    assertThat(told).hasSameSizeAs(values);
  }
}
