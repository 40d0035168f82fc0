package org.zaitaku.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Business days are days in Tokyo, wherever the server stands. */
public final class BusinessDay {

  public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private BusinessDay() {}

  public static LocalDate today(Clock clock) {
    return of(clock.instant());
  }

  public static LocalDate of(Instant moment) {
    return moment.atZone(TOKYO).toLocalDate();
  }
}
