package org.zaitaku.institution;

import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;

/**
 * 点数表: told by the third digit of the code (ORG-002; the digits are public knowledge, not out of
 * the seeds, X-73).
 */
public enum InstitutionKind {
  /** 医科. */
  MEDICAL('1'),
  /** 歯科. */
  DENTAL('3'),
  /** 薬局（調剤）. */
  PHARMACY('4'),
  /** 訪問看護ステーション. */
  VISITING_NURSE('6');

  private final char feeTable;

  InstitutionKind(char feeTable) {
    this.feeTable = feeTable;
  }

  public static InstitutionKind of(InstitutionCode code) {
    for (InstitutionKind kind : values()) {
      if (kind.feeTable == code.feeTable()) {
        return kind;
      }
    }
    throw new BusinessException(ErrorCode.VALUE_INVALID, "institutionCode");
  }

  /** For prefixes and settings 医科・歯科・訪看 are one group, 薬局 the other (ORG-003). */
  public boolean isPharmacy() {
    return this == PHARMACY;
  }

  /**
   * Hospitals and clinics: chapter 3 of the web manual, and the only ones that ask for the form of
   * prescription.
   */
  public boolean isHospitalOrClinic() {
    return this == MEDICAL || this == DENTAL;
  }
}
