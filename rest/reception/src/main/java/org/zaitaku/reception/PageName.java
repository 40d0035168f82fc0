package org.zaitaku.reception;

import java.util.regex.Pattern;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

/**
 * The random name that an open page gave itself. A result is told to the first page that asks and
 * to no other: not to one that was opened by Back, by reload or by the next patient.
 */
record PageName(String value) {

  static final String HEADER = "Zaitaku-Page";

  static final String FORM = "[A-Za-z0-9_-]{16,64}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /**
   * @throws DoorException VALUE_MALFORMED, also for null
   */
  PageName {
    if (value == null || !PATTERN.matcher(value).matches()) {
      throw new DoorException(DoorError.VALUE_MALFORMED, HEADER);
    }
  }
}
