package org.zaitaku.settings;

import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionKind;

/**
 * An institution as its patients see it.
 *
 * @param name 医療機関名称等情報 where it is set, else the registered name (ORG-015, ENV-044)
 * @param telephone for patients' questions; null where the institution told none
 * @param kind which chapter's words are used
 */
public record ShownInstitution(String name, String telephone, InstitutionKind kind) {

  public static ShownInstitution of(Institution institution, EnvironmentSettings settings) {
    String displayName = settings.displayName();
    boolean blank = displayName == null || displayName.isBlank();
    return new ShownInstitution(
        blank ? institution.name() : displayName, settings.patientTelephone(), institution.kind());
  }

  /** The same of an institution that nobody can call. */
  public ShownInstitution withoutTelephone() {
    return new ShownInstitution(name, null, kind);
  }
}
