package org.zaitaku.operator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.institution.RelatedInstitution;

/** An institution as the operator sees it. */
public record InstitutionLine(
    long id,
    String code,
    String name,
    InstitutionKind kind,
    LocalDate startsOn,
    LocalDate recordSharingFrom,
    boolean pmhParticipant)
    implements Serializable {

  /** A row of 関連医療機関情報 (ORG-009). */
  public record Related(String code, String name, LocalDate establishedOn, LocalDate closedOn)
      implements Serializable {

    static List<Related> of(List<RelatedInstitution> rows) {
      return rows.stream()
          .map(
              row ->
                  new Related(row.code().value(), row.name(), row.establishedOn(), row.closedOn()))
          .toList();
    }
  }

  static InstitutionLine of(Institution institution) {
    return new InstitutionLine(
        institution.id(),
        institution.code().value(),
        institution.name(),
        institution.kind(),
        institution.startsOn(),
        institution.recordSharingFrom(),
        institution.isPmhParticipant());
  }
}
