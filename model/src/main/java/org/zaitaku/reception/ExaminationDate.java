package org.zaitaku.reception;

import java.time.LocalDate;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ErrorCode;

/**
 * 診療予約日: the day for which an online consultation is booked (ONL-004). Whoever comes for
 * 外来診療等（通常とは異なる動線） has none (ONL-007).
 */
final class ExaminationDate {

  /** How many years ahead somebody may have booked. */
  static final int MOST_YEARS_AHEAD = 1;

  private ExaminationDate() {}

  /**
   * The day as it is kept; null where none was told.
   *
   * @throws BusinessException VALUE_INVALID for a day in the past, more than a year ahead, or of
   *     home visits, which are not booked here
   */
  static LocalDate accept(LocalDate told, CareSetting careSetting, LocalDate today) {
    if (told != null
        && (careSetting != CareSetting.ONLINE
            || told.isBefore(today)
            || told.isAfter(today.plusYears(MOST_YEARS_AHEAD)))) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "examinationDate");
    }
    return told;
  }
}
