package org.zaitaku.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * ユーザID: 2 to 8 half-width letters and digits (ACC-023, ACC-025); unique in an institution without
 * regard to case.
 */
public record UserId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{2,8}");

  public UserId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "userId");
    }
  }

  /** The form in which two IDs are compared. */
  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
