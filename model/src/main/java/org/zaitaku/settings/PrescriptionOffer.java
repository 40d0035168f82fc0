package org.zaitaku.settings;

import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

/**
 * Which form of prescription the patients' pages ask for: only at hospitals and clinics, and
 * a choice only where both forms are in use.
 */
public enum PrescriptionOffer {
  NONE,
  CHOICE,
  ELECTRONIC_ONLY,
  PAPER_ONLY;

  static PrescriptionOffer of(EPrescriptionUse use, InstitutionKind kind) {
    if (!kind.isHospitalOrClinic()) {
      return NONE;
    }
    return switch (use) {
      case NONE -> NONE;
      case BOTH -> CHOICE;
      case ELECTRONIC_ONLY -> ELECTRONIC_ONLY;
      case PAPER_ONLY -> PAPER_ONLY;
    };
  }

  /**
   * The form to register for what was chosen ({@code null}: nothing).
   *
   * @throws BusinessException PRESCRIPTION_FORM_MISSING where a choice is due (CON-A-016),
   *     PRESCRIPTION_FORM_NOT_OFFERED where another form was sent than is offered
   */
  public PrescriptionForm accept(PrescriptionForm chosen) {
    PrescriptionForm only =
        switch (this) {
          case NONE, CHOICE -> null;
          case ELECTRONIC_ONLY -> PrescriptionForm.ELECTRONIC;
          case PAPER_ONLY -> PrescriptionForm.PAPER;
        };
    if (this == CHOICE) {
      if (chosen == null) {
        throw new BusinessException(ErrorCode.PRESCRIPTION_FORM_MISSING, "prescriptionForm");
      }
      return chosen;
    }
    if (chosen != null && chosen != only) {
      throw new BusinessException(ErrorCode.PRESCRIPTION_FORM_NOT_OFFERED, "prescriptionForm");
    }
    return only;
  }
}
