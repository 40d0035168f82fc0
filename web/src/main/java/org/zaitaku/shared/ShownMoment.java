package org.zaitaku.shared;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as a clock in Japan shows it: 2026/11/21 15:04:05. */
public final class ShownMoment {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withZone(BusinessDay.TOKYO);

  private ShownMoment() {}

  /** Empty for none. */
  public static String of(Instant moment) {
    return moment == null ? "" : FORM.format(moment);
  }
}
