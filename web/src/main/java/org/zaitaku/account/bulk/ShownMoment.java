package org.zaitaku.account.bulk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.zaitaku.shared.BusinessDay;

/** A moment as a clock in Japan shows it: 2026/11/21 15:04:05. */
final class ShownMoment {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withZone(BusinessDay.TOKYO);

  private ShownMoment() {}

  /** Empty for none. */
  static String of(Instant moment) {
    return moment == null ? "" : FORM.format(moment);
  }
}
