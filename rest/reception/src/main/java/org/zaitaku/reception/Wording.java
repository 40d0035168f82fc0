package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.institution.InstitutionKind;

/**
 * Which chapter of the manual the pages speak after: that for hospitals and clinics, or the other.
 */
@Schema(name = "Wording")
public enum Wording {
  HOSPITAL,
  PHARMACY_AND_NURSING;

  static Wording of(InstitutionKind kind) {
    return kind.isHospitalOrClinic() ? HOSPITAL : PHARMACY_AND_NURSING;
  }
}
