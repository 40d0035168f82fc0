package org.zaitaku.accessurl;

import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * Why an old URL is made valid again: words for the audit, 1 to 200 characters without controls. An
 * old URL may be in the hands of those because of whom it was changed.
 */
public record RevivalReason(String value) {

  public static final int MOST_CHARACTERS = 200;

  public RevivalReason {
    value = value == null ? "" : value.strip();
    boolean fits = value.codePointCount(0, value.length()) <= MOST_CHARACTERS;
    if (value.isEmpty() || !fits || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "reason");
    }
  }
}
