package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.settings.SettingsItem.*;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.InstitutionCode;

/** What the settings open at the counter; the screens of later issues ask for it. */
class CounterOfferTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final Map<InstitutionKind, String> CODES =
      Map.of(
          InstitutionKind.MEDICAL, "1319999015",
          InstitutionKind.DENTAL, "1339999029",
          InstitutionKind.PHARMACY, "1349999035",
          InstitutionKind.VISITING_NURSE, "1369999048");

  private final Map<SettingsItem, String> values = new EnumMap<>(SettingsItem.class);

  private CounterOffer offer(InstitutionKind kind) {
    return offer(kind, TODAY, true);
  }

  private CounterOffer offer(InstitutionKind kind, LocalDate recordSharingFrom, boolean pmh) {
    EnvironmentSettings settings = new EnvironmentSettings(1);
    settings.update(new SettingsForm(values, null, null));
    Institution institution =
        Institution.enrol(new InstitutionCode(CODES.get(kind)), "見本（架空）", TODAY.minusYears(1));
    institution.applyFor(recordSharingFrom, pmh);
    return CounterOffer.of(institution, settings, TODAY);
  }

  private CounterOffer with(SettingsItem item, String value) {
    values.put(item, value);
    return offer(InstitutionKind.MEDICAL);
  }

  @Test
  @Tag("ENV-011")
  void aFreshInstitutionAsksForWhatIsUsedByDefault() {
    assertThat(offer(InstitutionKind.MEDICAL).consents())
        .containsExactly("薬剤情報の閲覧を同意する", "特定健診情報の閲覧を同意する", "特定疾病療養受療証情報を表示");
  }

  @Test
  @Tag("ENV-011")
  @Tag("ENV-013")
  @Tag("ENV-014")
  void surgeryIsAskedForAndItsBracketedPartWithSharedRecordsOnly() {
    assertThat(with(SURGERY, "USE").consents()).startsWith("手術情報の閲覧を同意する");
    assertThat(with(RECORD_SHARING, "USE").consents()).startsWith("手術情報（傷病名・感染症情報）の閲覧を同意する");
    assertThat(with(SURGERY, "NOT_USED").consents()).noneMatch(label -> label.contains("手術"));
  }

  @Test
  @Tag("ENV-011")
  @Tag("ENV-016")
  @Tag("ENV-017")
  @Tag("ENV-019")
  void treatmentTakesThePlaceOfMedication() {
    assertThat(with(TREATMENT, "USE").consents())
        .startsWith("診療・薬剤情報の閲覧を同意する")
        .noneMatch(label -> label.startsWith("薬剤情報"));
    assertThat(with(RECORD_SHARING, "USE").consents())
        .startsWith("診療・薬剤情報（その他アレルギー等・薬剤アレルギー等・検査情報）の閲覧を同意する");
  }

  @Test
  @Tag("ENV-011")
  @Tag("ENV-020")
  @Tag("ENV-021")
  void medicationIsAskedForAndItsBracketedPartWithSharedRecordsOnly() {
    assertThat(with(RECORD_SHARING, "USE").consents()).startsWith("薬剤情報（処方情報）の閲覧を同意する");
    assertThat(with(MEDICATION, "NOT_USED").consents()).noneMatch(label -> label.contains("薬剤"));
  }

  @Test
  @Tag("ENV-011")
  @Tag("ENV-022")
  @Tag("ENV-023")
  void checkUpsAndSpecificDiseasesAreSwitchedByThemselves() {
    assertThat(with(HEALTH_CHECKUP, "NOT_USED").consents())
        .containsExactly("薬剤情報の閲覧を同意する", "特定疾病療養受療証情報を表示");
    assertThat(with(SPECIFIC_DISEASE, "NOT_USED").consents()).containsExactly("薬剤情報の閲覧を同意する");
  }

  @ParameterizedTest
  @Tag("ENV-029")
  @Tag("ENV-032")
  @CsvSource({
    "MEDICAL,NONE,ELSEWHERE,false",
    "MEDICAL,NONE,AT_CONFIRMATION,false",
    "MEDICAL,BOTH,ELSEWHERE,false",
    "MEDICAL,BOTH,AT_CONFIRMATION,true",
    "DENTAL,PAPER_ONLY,AT_CONFIRMATION,true",
    "VISITING_NURSE,ELECTRONIC_ONLY,AT_CONFIRMATION,true",
    "PHARMACY,BOTH,AT_CONFIRMATION,false"
  })
  void theFormOfPrescriptionIsAskedForByBothSettings(
      InstitutionKind kind, String use, String timing, boolean asked) {
    values.put(E_PRESCRIPTION_USE, use);
    values.put(FORM_CHOICE_TIMING, timing);
    assertThat(offer(kind).asksForPrescriptionForm()).isEqualTo(asked);
  }

  @ParameterizedTest
  @Tag("ENV-033")
  @Tag("ENV-034")
  @Tag("ENV-035")
  @CsvSource({
    "PHARMACY,NOT_USED,NOT_USED,false,false",
    "PHARMACY,NOT_USED,USE,false,false",
    "PHARMACY,USE,NOT_USED,true,false",
    "PHARMACY,USE,USE,true,true",
    "MEDICAL,USE,USE,false,false"
  })
  void aPharmacyFetchesPrescriptionsAndRefills(
      InstitutionKind kind, String electronic, String refill, boolean fetches, boolean refills) {
    values.put(E_PRESCRIPTION, electronic);
    values.put(REFILL, refill);
    assertThat(offer(kind).fetchesPrescriptions()).isEqualTo(fetches);
    assertThat(offer(kind).fetchesRefills()).isEqualTo(refills);
  }

  @Test
  @Tag("ENV-025")
  @Tag("ENV-027")
  @Tag("ENV-036")
  @Tag("ENV-037")
  void fourSwitchesOpenOneThingEach() {
    CounterOffer none = offer(InstitutionKind.MEDICAL);
    assertThat(none.sharesRecords()).isFalse();
    assertThat(none.obtainsEmergencyInformation()).isFalse();
    assertThat(none.showsMedicalAid()).isFalse();
    assertThat(none.obtainsSubsidies()).isFalse();
    assertThat(with(EMERGENCY_INFORMATION, "USE").obtainsEmergencyInformation()).isTrue();
    assertThat(offer(InstitutionKind.MEDICAL).showsMedicalAid()).isFalse();
    assertThat(with(MEDICAL_AID, "USE").showsMedicalAid()).isTrue();
    assertThat(offer(InstitutionKind.MEDICAL).obtainsSubsidies()).isFalse();
    assertThat(with(SUBSIDY, "USE").obtainsSubsidies()).isTrue();
    assertThat(offer(InstitutionKind.MEDICAL).sharesRecords()).isFalse();
    assertThat(with(RECORD_SHARING, "USE").sharesRecords()).isTrue();
  }

  @Test
  @Tag("ENV-014")
  @Tag("ENV-026")
  @Tag("ORG-016")
  void sharedRecordsWorkOnlyFromTheirFirstDayOnAndWhileTheApplicationHolds() {
    values.put(SURGERY, "USE");
    values.put(RECORD_SHARING, "USE");
    assertThat(offer(InstitutionKind.MEDICAL, TODAY, false).sharesRecords()).isTrue();
    for (LocalDate from : new LocalDate[] {null, TODAY.plusDays(1)}) {
      CounterOffer offer = offer(InstitutionKind.MEDICAL, from, false);
      assertThat(offer.sharesRecords()).as("from %s", from).isFalse();
      assertThat(offer.consents()).startsWith("手術情報の閲覧を同意する");
    }
  }

  @Test
  @Tag("ENV-038")
  @Tag("ORG-017")
  void subsidiesAreObtainedOnlyWhileItTakesPart() {
    values.put(SUBSIDY, "USE");
    assertThat(offer(InstitutionKind.MEDICAL, null, true).obtainsSubsidies()).isTrue();
    assertThat(offer(InstitutionKind.MEDICAL, null, false).obtainsSubsidies()).isFalse();
  }
}
