package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.shared.CharacterCode;

class SettingsItemTest {

  @ParameterizedTest
  @Tag("ENV-009")
  @Tag("ENV-010")
  @Tag("ENV-012")
  @Tag("ENV-015")
  @Tag("ENV-018")
  @Tag("ENV-022")
  @Tag("ENV-023")
  @Tag("ENV-025")
  @Tag("ENV-027")
  @Tag("ENV-028")
  @Tag("ENV-031")
  @Tag("ENV-033")
  @Tag("ENV-035")
  @Tag("ENV-036")
  @Tag("ENV-037")
  @Tag("ENV-040")
  @Tag("ENV-042")
  @CsvSource({
    "CHARACTER_CODE,UTF_8 SHIFT_JIS,UTF_8",
    "SURGERY,USE NOT_USED,NOT_USED",
    "TREATMENT,USE NOT_USED,NOT_USED",
    "MEDICATION,USE NOT_USED,USE",
    "HEALTH_CHECKUP,USE NOT_USED,USE",
    "SPECIFIC_DISEASE,USE NOT_USED,USE",
    "RECORD_SHARING,USE NOT_USED,NOT_USED",
    "EMERGENCY_INFORMATION,USE NOT_USED,NOT_USED",
    "E_PRESCRIPTION_USE,NONE ELECTRONIC_ONLY BOTH PAPER_ONLY,NONE",
    "FORM_CHOICE_TIMING,ELSEWHERE AT_CONFIRMATION,ELSEWHERE",
    "E_PRESCRIPTION,NOT_USED USE,NOT_USED",
    "REFILL,NOT_USED USE,NOT_USED",
    "MEDICAL_AID,USE NOT_USED,NOT_USED",
    "SUBSIDY,USE NOT_USED,NOT_USED",
    "HOME_VISIT,USE NOT_USED,NOT_USED",
    "ONLINE,USE NOT_USED,NOT_USED",
    "ELIGIBILITY_ACROSS_DEVICES,USE NOT_USED,NOT_USED"
  })
  void everyListHasItsOrderAndItsDefault(SettingsItem item, String options, String initial) {
    assertThat(item.options()).containsExactly(options.split(" "));
    assertThat(item.initial()).isEqualTo(initial);
  }

  @ParameterizedTest
  @EnumSource(SettingsItem.class)
  void aFreshInstitutionHasTheDefaults(SettingsItem item) {
    assertThat(new EnvironmentSettings(1).values()).containsEntry(item, item.initial());
  }

  @ParameterizedTest
  @EnumSource(SettingsItem.class)
  void whatIsUpdatedIsWhatIsStoredAndNothingElse(SettingsItem item) {
    List<String> values = item.isText() ? List.of("0312345678", "") : item.options();
    for (String value : values) {
      EnvironmentSettings settings = new EnvironmentSettings(1);
      settings.update(new SettingsForm(Map.of(item, value), null, null));
      for (SettingsItem other : SettingsItem.values()) {
        assertThat(settings.values())
            .as("%s after %s=%s", other, item, value)
            .containsEntry(other, other == item ? value : other.initial());
      }
    }
  }

  @Test
  @Tag("ENV-009")
  void shiftJisIsTheOneThatReceiptComputersMean() {
    assertThat(CharacterCode.SHIFT_JIS.charset().newEncoder().canEncode("①髙")).isTrue();
    assertThat("髙".getBytes(CharacterCode.SHIFT_JIS.charset())).hasSize(2);
  }

  @Test
  void anUnknownNameIsNoItem() {
    assertThat(SettingsItem.find("SURGERY")).contains(SettingsItem.SURGERY);
    assertThat(SettingsItem.find("surgery")).isEmpty();
  }
}
