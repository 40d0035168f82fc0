package org.zaitaku.operator;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionCodePeriod;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.institution.RelatedInstitution;
import org.zaitaku.settings.SettingsItem;

/**
 * An institution as the operator sees it.
 *
 * @param endsAt when its use ends; null while no end is known
 */
public record InstitutionLine(
    long id,
    String code,
    String name,
    InstitutionKind kind,
    LocalDate startsOn,
    LocalDate recordSharingFrom,
    boolean pmhParticipant,
    Instant endsAt,
    int version)
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

  /** An item of 環境設定情報 and its value, empty for none. */
  public record Setting(SettingsItem item, String value) implements Serializable {}

  /** A code of it, and its days. */
  public record Code(String code, LocalDate from, LocalDate until) implements Serializable {

    static List<Code> of(List<InstitutionCodePeriod> periods) {
      return periods.stream()
          .map(
              code ->
                  new Code(
                      code.code().value(), code.period().validFrom(), code.period().validUntil()))
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
        institution.isPmhParticipant(),
        institution.endsAt(),
        institution.version());
  }
}
