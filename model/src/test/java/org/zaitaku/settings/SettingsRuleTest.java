package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.settings.SettingsItem.*;
import static org.zaitaku.settings.SettingsRule.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.institution.InstitutionKind;

/** Every rule of ［環境設定情報更新］: what keeps it and what breaks it. */
class SettingsRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final int TERMS = 3;

  private final Map<SettingsItem, String> stored = new EnumMap<>(SettingsItem.class);
  private final Map<SettingsItem, String> sent = new EnumMap<>(SettingsItem.class);
  private InstitutionKind kind = InstitutionKind.MEDICAL;
  private LocalDate recordSharingFrom;
  private boolean participant;
  private Integer termsForHomeVisits;
  private Integer termsForOnline;

  /** The screen of this kind as it opens at first. */
  private void open(InstitutionKind shown) {
    kind = shown;
    stored.putAll(new EnvironmentSettings(1).values());
    sent.clear();
    stored.forEach(
        (item, value) -> {
          if (item.isFor(shown)) {
            sent.put(item, value);
          }
        });
  }

  private List<SettingsFault> faults() {
    return new SettingsForm(sent, termsForHomeVisits, termsForOnline)
        .faults(new SettingsConditions(kind, recordSharingFrom, participant, TODAY, stored, TERMS));
  }

  private void assertBroken(SettingsRule rule, SettingsItem item) {
    assertThat(faults()).containsExactly(new SettingsFault(rule, item));
  }

  @ParameterizedTest
  @EnumSource(InstitutionKind.class)
  void whatTheScreenShowsAtFirstBreaksNoRule(InstitutionKind shown) {
    open(shown);
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @Tag("ENV-030")
  @Tag("ENV-032")
  @Tag("ENV-033")
  @Tag("ENV-035")
  @Tag("ENV-048")
  @CsvSource({
    "PHARMACY,E_PRESCRIPTION_USE,NONE",
    "PHARMACY,E_PRESCRIPTION_USE,BOTH",
    "PHARMACY,FORM_CHOICE_TIMING,ELSEWHERE",
    "MEDICAL,E_PRESCRIPTION,NOT_USED",
    "DENTAL,E_PRESCRIPTION,USE",
    "VISITING_NURSE,REFILL,NOT_USED"
  })
  void anItemOfAnotherKindIsRefusedWhateverItSays(
      InstitutionKind shown, SettingsItem item, String value) {
    open(shown);
    sent.put(item, value);
    assertBroken(ITEM_OF_ANOTHER_KIND, item);
  }

  @Test
  @Tag("ENV-030")
  @Tag("ENV-048")
  void theTwoScreensDifferInFourItems() {
    List<SettingsItem> ofPharmacies =
        Arrays.stream(SettingsItem.values())
            .filter(item -> item.isFor(InstitutionKind.PHARMACY))
            .toList();
    for (InstitutionKind other :
        List.of(InstitutionKind.MEDICAL, InstitutionKind.DENTAL, InstitutionKind.VISITING_NURSE)) {
      List<SettingsItem> ofOthers =
          Arrays.stream(SettingsItem.values()).filter(item -> item.isFor(other)).toList();
      assertThat(ofPharmacies)
          .contains(E_PRESCRIPTION, REFILL)
          .doesNotContain(E_PRESCRIPTION_USE, FORM_CHOICE_TIMING);
      assertThat(ofOthers)
          .contains(E_PRESCRIPTION_USE, FORM_CHOICE_TIMING)
          .doesNotContain(E_PRESCRIPTION, REFILL);
      assertThat(ofPharmacies.stream().filter(ofOthers::contains))
          .hasSize(SettingsItem.values().length - 4);
    }
  }

  @ParameterizedTest
  @Tag("ENV-049")
  @EnumSource(SettingsItem.class)
  void aMandatoryItemWithoutValueIsRefused(SettingsItem item) {
    open(item.isFor(InstitutionKind.MEDICAL) ? InstitutionKind.MEDICAL : InstitutionKind.PHARMACY);
    for (String nothing : Arrays.asList(null, "")) {
      sent.put(item, nothing);
      if (item.isMandatory()) {
        assertBroken(MANDATORY_ITEM_MISSING, item);
      } else {
        assertThat(faults()).isEmpty();
      }
    }
    assertThat(item.isMandatory()).isEqualTo(item != DISPLAY_NAME && item != PATIENT_TELEPHONE);
  }

  @ParameterizedTest
  @EnumSource(
      value = SettingsItem.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DISPLAY_NAME", "PATIENT_TELEPHONE", "MEDICATION"})
  void aValueThatTheListDoesNotHaveIsRefused(SettingsItem item) {
    open(item.isFor(InstitutionKind.MEDICAL) ? InstitutionKind.MEDICAL : InstitutionKind.PHARMACY);
    sent.put(item, "MAYBE");
    assertBroken(OPTION_NOT_IN_THE_LIST, item);
  }

  @ParameterizedTest
  @Tag("ENV-019")
  @CsvSource({
    "NOT_USED,USE,USE,true",
    "NOT_USED,USE,NOT_USED,true",
    "NOT_USED,NOT_USED,USE,true",
    "USE,USE,USE,true",
    "USE,NOT_USED,NOT_USED,true",
    "USE,USE,NOT_USED,false",
    "USE,NOT_USED,USE,false"
  })
  void medicationIsChosenOnlyWithoutTreatment(
      String treatment, String before, String medication, boolean kept) {
    open(InstitutionKind.DENTAL);
    stored.put(MEDICATION, before);
    sent.put(TREATMENT, treatment);
    sent.put(MEDICATION, medication);
    if (kept) {
      assertThat(faults()).isEmpty();
    } else {
      assertBroken(MEDICATION_ONLY_WITHOUT_TREATMENT, MEDICATION);
    }
  }

  @ParameterizedTest
  @Tag("ENV-026")
  @Tag("ORG-016")
  @CsvSource({",false", "2026-11-22,false", "2026-11-21,true", "2024-04-01,true"})
  void recordsAreSharedFromTheFirstDayOn(LocalDate from, boolean kept) {
    open(InstitutionKind.PHARMACY);
    recordSharingFrom = from;
    sent.put(RECORD_SHARING, "USE");
    if (kept) {
      assertThat(faults()).isEmpty();
    } else {
      assertBroken(RECORD_SHARING_ONLY_FROM_ITS_FIRST_DAY, RECORD_SHARING);
    }
    sent.put(RECORD_SHARING, "NOT_USED");
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-034")
  void refillsNeedElectronicPrescriptions() {
    open(InstitutionKind.PHARMACY);
    sent.put(REFILL, "USE");
    assertBroken(REFILL_ONLY_WITH_ELECTRONIC_PRESCRIPTIONS, REFILL);
    sent.put(E_PRESCRIPTION, "USE");
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-038")
  @Tag("ORG-017")
  void subsidiesAreForParticipants() {
    open(InstitutionKind.VISITING_NURSE);
    sent.put(SUBSIDY, "USE");
    assertBroken(SUBSIDY_ONLY_FOR_PARTICIPANTS, SUBSIDY);
    participant = true;
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-041")
  void homeVisitsBeginWithTheTermsInForce() {
    open(InstitutionKind.MEDICAL);
    sent.put(HOME_VISIT, "USE");
    assertBroken(HOME_VISIT_ONLY_AFTER_TERMS, HOME_VISIT);
    termsForOnline = TERMS;
    assertBroken(HOME_VISIT_ONLY_AFTER_TERMS, HOME_VISIT);
    termsForHomeVisits = TERMS - 1;
    assertBroken(HOME_VISIT_ONLY_AFTER_TERMS, HOME_VISIT);
    termsForHomeVisits = TERMS;
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-043")
  void onlineCareBeginsWithTheTermsInForce() {
    open(InstitutionKind.PHARMACY);
    sent.put(ONLINE, "USE");
    assertBroken(ONLINE_ONLY_AFTER_TERMS, ONLINE);
    termsForHomeVisits = TERMS;
    assertBroken(ONLINE_ONLY_AFTER_TERMS, ONLINE);
    termsForOnline = TERMS;
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-041")
  @Tag("ENV-043")
  void whatIsInUseAlreadyAsksForNoTermsAgain() {
    open(InstitutionKind.MEDICAL);
    for (SettingsItem item : List.of(HOME_VISIT, ONLINE)) {
      stored.put(item, "USE");
      sent.put(item, "USE");
    }
    assertThat(faults()).isEmpty();
  }

  @Test
  @Tag("ENV-044")
  void theDisplayNameHasAtMostSixtyCharacters() {
    open(InstitutionKind.MEDICAL);
    sent.put(DISPLAY_NAME, "𠮷".repeat(MOST_DISPLAY_NAME));
    assertThat(faults()).isEmpty();
    sent.put(DISPLAY_NAME, "𠮷".repeat(MOST_DISPLAY_NAME) + "院");
    assertBroken(DISPLAY_NAME_TOO_LONG, DISPLAY_NAME);
  }

  @ParameterizedTest
  @Tag("ENV-044")
  @ValueSource(strings = {"見本\n病院", "見本\t病院", "見本\u0000病院", "見本\u202e病院", "見本\u2028病院", "見本\ue000"})
  void theDisplayNameIsOneLineOfText(String name) {
    open(InstitutionKind.MEDICAL);
    sent.put(DISPLAY_NAME, name);
    assertBroken(DISPLAY_NAME_CHARACTERS, DISPLAY_NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-1234-5678",
        "0312345678",
        "090-1234-5678",
        "0120-123-456",
        "０３ー１２３４−５６７８",
        " 0992-12-3456 "
      })
  void aTelephoneNumberIsTaken(String number) {
    open(InstitutionKind.MEDICAL);
    sent.put(PATIENT_TELEPHONE, number);
    assertThat(faults()).isEmpty();
    assertThat(new SettingsForm(sent, null, null).value(PATIENT_TELEPHONE))
        .matches("0[0-9-]{9,12}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110",
        "03-1234-567",
        "3-1234-56789",
        "090-1234-56789",
        "03--1234-5678",
        "03-1234-5678-",
        "電話してください",
        "03 1234 5678",
        "+81312345678"
      })
  void anythingElseIsNoTelephoneNumber(String number) {
    open(InstitutionKind.MEDICAL);
    sent.put(PATIENT_TELEPHONE, number);
    assertBroken(TELEPHONE_FORM, PATIENT_TELEPHONE);
  }
}
