package org.zaitaku.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.zaitaku.shared.CareSetting;

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

  /** 訪問診療等機能, default 利用しない (ENV-040). */
  @Column(name = "home_visit", nullable = false)
  private boolean homeVisit;

  /** オンライン診療等・外来診療等（通常とは異なる動線）機能, default 利用しない (ENV-042). */
  @Column(name = "online", nullable = false)
  private boolean online;

  /** 医療機関名称等情報; null shows the registered name (ENV-044). */
  @Column(name = "display_name")
  private String displayName;

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

  /** Whether the institution's URL of this care setting is alive (ONL-006). */
  public boolean offers(CareSetting careSetting) {
    return switch (careSetting) {
      case HOME_VISIT -> homeVisit;
      case ONLINE -> online;
      case OUTPATIENT, EMERGENCY -> false;
    };
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

  String displayName() {
    return displayName;
  }
}
