package org.zaitaku.testdata;

import java.util.List;
import org.zaitaku.settings.EPrescriptionUse;
import org.zaitaku.shared.InstitutionCode;

/** One fictitious institution of each kind. */
record DemonstrationInstitution(
    InstitutionCode code, String name, boolean surgery, EPrescriptionUse prescriptions) {

  static List<DemonstrationInstitution> all() {
    return List.of(
        new DemonstrationInstitution(
            new InstitutionCode("1319999015"), "見本市民病院（架空）", true, EPrescriptionUse.BOTH),
        new DemonstrationInstitution(
            new InstitutionCode("1339999029"), "見本歯科医院（架空）", false, EPrescriptionUse.NONE),
        new DemonstrationInstitution(
            new InstitutionCode("1349999035"), "見本薬局（架空）", true, EPrescriptionUse.NONE),
        new DemonstrationInstitution(
            new InstitutionCode("1369999048"), "見本訪問看護ステーション（架空）", true, EPrescriptionUse.NONE));
  }
}
