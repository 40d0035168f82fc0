package org.zaitaku.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;

/**
 * 環境設定情報 of one institution, with the manual's defaults (003 ch3§1; table at the end of
 * FEATURES.md). Other features read it only through topic records such as {@link ConsentOffer}.
 */
@Entity
@Table(name = "environment_settings")
public class EnvironmentSettings {

  @Id
  @Column(name = "institution_id")
  private Long institutionId;

  /** 利用文字コード, default utf-8 (ENV-009, ENV-010). */
  @Enumerated(EnumType.STRING)
  @Column(name = "character_code", nullable = false)
  private CharacterCode characterCode = CharacterCode.UTF_8;

  /** 手術情報, default 利用しない (ENV-012). */
  @Column(name = "surgery", nullable = false)
  private boolean surgery;

  /** 診療情報, default 利用しない (ENV-015). */
  @Column(name = "treatment", nullable = false)
  private boolean treatment;

  /** 薬剤情報, default 利用する (ENV-018). */
  @Column(name = "medication", nullable = false)
  private boolean medication = true;

  /** 特定健診情報, default 利用する (ENV-022). */
  @Column(name = "health_checkup", nullable = false)
  private boolean healthCheckup = true;

  /** 特定疾病療養受療証, default 利用する (ENV-023). */
  @Column(name = "specific_disease", nullable = false)
  private boolean specificDisease = true;

  /** 電子処方箋利用区分, default 利用しない (ENV-028). */
  @Enumerated(EnumType.STRING)
  @Column(name = "e_prescription_use", nullable = false)
  private EPrescriptionUse ePrescriptionUse = EPrescriptionUse.NONE;

  /** 電子カルテ情報共有サービス, default 利用しない (ENV-025). */
  @Column(name = "record_sharing", nullable = false)
  private boolean recordSharing;

  /** 救急時医療情報区分, default 利用しない (ENV-027). */
  @Column(name = "emergency_information", nullable = false)
  private boolean emergencyInformation;

  /** 発行形態選択タイミング, default 資格確認時以外で確認する (ENV-031). */
  @Enumerated(EnumType.STRING)
  @Column(name = "form_choice_timing", nullable = false)
  private FormChoiceTiming formChoiceTiming = FormChoiceTiming.ELSEWHERE;

  /** 電子処方箋 of a pharmacy, default 利用しない (ENV-033). */
  @Column(name = "e_prescription", nullable = false)
  private boolean ePrescription;

  /** リフィル処方箋 of a pharmacy, default 利用しない (ENV-035). */
  @Column(name = "refill", nullable = false)
  private boolean refill;

  /** 医療扶助情報, default 利用しない (ENV-036). */
  @Column(name = "medical_aid", nullable = false)
  private boolean medicalAid;

  /** 医療費助成情報, default 利用しない (ENV-037). */
  @Column(name = "subsidy", nullable = false)
  private boolean subsidy;

  /** 訪問診療等機能, default 利用しない (ENV-040). */
  @Column(name = "home_visit", nullable = false)
  private boolean homeVisit;

  /** オンライン診療等・外来診療等（通常とは異なる動線）機能, default 利用しない (ENV-042). */
  @Column(name = "online", nullable = false)
  private boolean online;

  /** 医療機関名称等情報; null shows the registered name (ENV-044). */
  @Column(name = "display_name")
  private String displayName;

  /** The telephone number that patients are told; null where none. */
  @Column(name = "patient_telephone")
  private String patientTelephone;

  /** Eligibility on the first of two devices, default 利用しない. */
  @Column(name = "eligibility_across_devices", nullable = false)
  private boolean eligibilityAcrossDevices;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected EnvironmentSettings() {}

  /** A fresh institution's settings: every item at its default. */
  public EnvironmentSettings(long institutionId) {
    this.institutionId = institutionId;
  }

  /** Turns 訪問診療等機能 on; the terms of use were agreed to before (ENV-041). */
  public void startHomeVisits() {
    homeVisit = true;
  }

  public void offerSurgery() {
    surgery = true;
  }

  public void use(EPrescriptionUse use) {
    ePrescriptionUse = use;
  }

  /** 《更新》 of values that no rule forbids; items of the other kinds stay as they are. */
  public void update(SettingsForm form) {
    form.values().forEach(this::put);
  }

  private void put(SettingsItem item, String value) {
    switch (item) {
      case CHARACTER_CODE -> characterCode = CharacterCode.valueOf(value);
      case SURGERY -> surgery = isUse(value);
      case TREATMENT -> treatment = isUse(value);
      case MEDICATION -> medication = isUse(value);
      case HEALTH_CHECKUP -> healthCheckup = isUse(value);
      case SPECIFIC_DISEASE -> specificDisease = isUse(value);
      case RECORD_SHARING -> recordSharing = isUse(value);
      case EMERGENCY_INFORMATION -> emergencyInformation = isUse(value);
      case E_PRESCRIPTION_USE -> ePrescriptionUse = EPrescriptionUse.valueOf(value);
      case FORM_CHOICE_TIMING -> formChoiceTiming = FormChoiceTiming.valueOf(value);
      case E_PRESCRIPTION -> ePrescription = isUse(value);
      case REFILL -> refill = isUse(value);
      case MEDICAL_AID -> medicalAid = isUse(value);
      case SUBSIDY -> subsidy = isUse(value);
      case HOME_VISIT -> homeVisit = isUse(value);
      case ONLINE -> online = isUse(value);
      case DISPLAY_NAME -> displayName = value.isEmpty() ? null : value;
      case PATIENT_TELEPHONE -> patientTelephone = value.isEmpty() ? null : value;
      case ELIGIBILITY_ACROSS_DEVICES -> eligibilityAcrossDevices = isUse(value);
    }
  }

  private static boolean isUse(String value) {
    return Use.valueOf(value) == Use.USE;
  }

  /** Every item as the form has it; an empty text for none. */
  public Map<SettingsItem, String> values() {
    Map<SettingsItem, String> values = new EnumMap<>(SettingsItem.class);
    for (SettingsItem item : SettingsItem.values()) {
      values.put(item, value(item));
    }
    return values;
  }

  private String value(SettingsItem item) {
    return switch (item) {
      case CHARACTER_CODE -> characterCode.name();
      case SURGERY -> use(surgery);
      case TREATMENT -> use(treatment);
      case MEDICATION -> use(medication);
      case HEALTH_CHECKUP -> use(healthCheckup);
      case SPECIFIC_DISEASE -> use(specificDisease);
      case RECORD_SHARING -> use(recordSharing);
      case EMERGENCY_INFORMATION -> use(emergencyInformation);
      case E_PRESCRIPTION_USE -> ePrescriptionUse.name();
      case FORM_CHOICE_TIMING -> formChoiceTiming.name();
      case E_PRESCRIPTION -> use(ePrescription);
      case REFILL -> use(refill);
      case MEDICAL_AID -> use(medicalAid);
      case SUBSIDY -> use(subsidy);
      case HOME_VISIT -> use(homeVisit);
      case ONLINE -> use(online);
      case DISPLAY_NAME -> Objects.requireNonNullElse(displayName, "");
      case PATIENT_TELEPHONE -> Objects.requireNonNullElse(patientTelephone, "");
      case ELIGIBILITY_ACROSS_DEVICES -> use(eligibilityAcrossDevices);
    };
  }

  private static String use(boolean used) {
    return Use.of(used).name();
  }

  /** Counts every change. */
  public int version() {
    return version;
  }

  public Long institutionId() {
    return institutionId;
  }

  /** 利用文字コード of exchanged files (ENV-009). */
  public CharacterCode characterCode() {
    return characterCode;
  }

  /** Whether the menu has 訪問診療等・オンライン診療等 (LOG-016, ENV-041, ENV-043). */
  public boolean usesHomeVisitsOrOnline() {
    return homeVisit || online;
  }

  /** Whether the institution's URL of this care setting is alive (ONL-006). */
  public boolean offers(CareSetting careSetting) {
    return switch (careSetting) {
      case HOME_VISIT -> homeVisit;
      case ONLINE -> online;
      case OUTPATIENT, EMERGENCY -> false;
    };
  }

  /** Whether the first of two devices may show whose card the other read. */
  public boolean tellsEligibilityAcross() {
    return eligibilityAcrossDevices;
  }

  /** Whether アクティベーションコード may be issued: for 訪問診療等 only (ACT-001). */
  public boolean mayIssueActivationCodes() {
    return homeVisit;
  }

  boolean surgery() {
    return surgery;
  }

  boolean treatment() {
    return treatment;
  }

  boolean medication() {
    return medication;
  }

  boolean healthCheckup() {
    return healthCheckup;
  }

  boolean specificDisease() {
    return specificDisease;
  }

  EPrescriptionUse ePrescriptionUse() {
    return ePrescriptionUse;
  }

  /** In effect only while the institution's application holds, whatever is stored (ORG-016). */
  boolean sharesRecords(Institution institution, LocalDate today) {
    return recordSharing && institution.mayShareRecords(today);
  }

  boolean emergencyInformation() {
    return emergencyInformation;
  }

  FormChoiceTiming formChoiceTiming() {
    return formChoiceTiming;
  }

  boolean ePrescription() {
    return ePrescription;
  }

  boolean refill() {
    return refill;
  }

  boolean medicalAid() {
    return medicalAid;
  }

  /** In effect only while the institution takes part in PMH, whatever is stored (ORG-017). */
  boolean obtainsSubsidies(Institution institution) {
    return subsidy && institution.isPmhParticipant();
  }

  String patientTelephone() {
    return patientTelephone;
  }

  String displayName() {
    return displayName;
  }
}
