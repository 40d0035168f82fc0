package org.zaitaku.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionKind;

/**
 * What the settings open at an institution's counter: ［資格情報照会］, ［資格情報確認］, 顔認証付きカードリーダー and the web
 * API. Their screens ask here and nowhere else.
 *
 * @param consents labels of the consent items, in order (ENV-011 to ENV-023)
 * @param asksForPrescriptionForm 「処方箋の発行」 on both ［資格情報照会］ (ENV-029, ENV-032)
 * @param fetchesPrescriptions 「処方箋取得へ」 on ［資格情報確認］, and ［処方箋情報取得］ (ENV-033)
 * @param fetchesRefills refill prescriptions among them (ENV-035)
 * @param showsMedicalAid 医療扶助タブ on ［資格情報確認］ (ENV-036)
 * @param obtainsSubsidies 医療費助成情報 (ENV-037)
 * @param obtainsEmergencyInformation 救急時医療情報 (ENV-027)
 * @param sharesRecords 電子カルテ情報共有サービス (ENV-025)
 */
public record CounterOffer(
    List<String> consents,
    boolean asksForPrescriptionForm,
    boolean fetchesPrescriptions,
    boolean fetchesRefills,
    boolean showsMedicalAid,
    boolean obtainsSubsidies,
    boolean obtainsEmergencyInformation,
    boolean sharesRecords) {

  /**
   * @param today in Tokyo
   */
  public static CounterOffer of(
      Institution institution, EnvironmentSettings settings, LocalDate today) {
    InstitutionKind kind = institution.kind();
    boolean sharesRecords = settings.sharesRecords(institution, today);
    return new CounterOffer(
        items(settings).stream().map(item -> item.label(sharesRecords)).toList(),
        !kind.isPharmacy()
            && settings.ePrescriptionUse() != EPrescriptionUse.NONE
            && settings.formChoiceTiming() == FormChoiceTiming.AT_CONFIRMATION,
        kind.isPharmacy() && settings.ePrescription(),
        kind.isPharmacy() && settings.ePrescription() && settings.refill(),
        settings.medicalAid(),
        settings.obtainsSubsidies(institution),
        settings.emergencyInformation(),
        sharesRecords);
  }

  private static List<CounterItem> items(EnvironmentSettings settings) {
    List<CounterItem> items = new ArrayList<>();
    if (settings.surgery()) {
      items.add(CounterItem.SURGERY);
    }
    if (settings.treatment()) {
      items.add(CounterItem.TREATMENT_AND_MEDICATION);
    } else if (settings.medication()) {
      items.add(CounterItem.MEDICATION);
    }
    if (settings.healthCheckup()) {
      items.add(CounterItem.HEALTH_CHECKUP);
    }
    if (settings.specificDisease()) {
      items.add(CounterItem.SPECIFIC_DISEASE);
    }
    return items;
  }
}
