package org.zaitaku.settings;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.institution.RelatedInstitution;

/**
 * A line of 関連医療機関情報 (ORG-009, ENV-045).
 *
 * @param closedOn 廃止年月日; null while it exists
 */
public record RelatedLine(String code, String name, LocalDate establishedOn, LocalDate closedOn)
    implements Serializable {

  static RelatedLine of(RelatedInstitution related) {
    return new RelatedLine(
        related.code().value(), related.name(), related.establishedOn(), related.closedOn());
  }
}
