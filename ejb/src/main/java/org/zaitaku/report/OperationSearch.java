package org.zaitaku.report;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.zaitaku.audit.AuditGroup;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * What somebody looks for on ［操作履歴照会］. Everything but the days may be null: all.
 *
 * @param institutionCode whose audit, for the operator only; null is one's own
 * @param from first day, in Tokyo
 * @param until last day; at most {@link #MOST_DAYS} days in all
 * @param userId who did it, without regard to case
 * @param subject to whom or what: a user ID, or the number of a reception; never a name
 */
public record OperationSearch(
    String institutionCode,
    LocalDate from,
    LocalDate until,
    String userId,
    AuditGroup group,
    String subject,
    AuditOutcome outcome)
    implements Serializable {

  public static final int MOST_DAYS = 30;

  public OperationSearch {
    if (from == null || until == null) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, from == null ? "from" : "until");
    }
    if (until.isBefore(from) || ChronoUnit.DAYS.between(from, until) >= MOST_DAYS) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "until");
    }
  }
}
