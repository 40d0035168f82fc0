package org.zaitaku.medical;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * 対象期間 by the clock in Japan, to the minute; both minutes belong to it (HIS-003, HIS-004).
 *
 * @param from first minute
 * @param until last minute, not before the first
 */
public record ViewPeriod(LocalDateTime from, LocalDateTime until) implements Serializable {

  /**
   * @throws BusinessException VALUE_INVALID with the field {@code from} or {@code until}
   */
  public ViewPeriod {
    if (from == null || until == null) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, from == null ? "from" : "until");
    }
    from = from.truncatedTo(ChronoUnit.MINUTES);
    until = until.truncatedTo(ChronoUnit.MINUTES);
    if (until.isBefore(from)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "until");
    }
  }

  /** The first moment. */
  public Instant begin() {
    return from.atZone(BusinessDay.TOKYO).toInstant();
  }

  /** The first moment after it. */
  public Instant end() {
    return until.plusMinutes(1).atZone(BusinessDay.TOKYO).toInstant();
  }
}
