package org.zaitaku.planted.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Planted: asks the machine for the time in four ways. */
class OwnClock {
  final Supplier<Instant> byReference = Instant::now;
  final Clock machine = Clock.systemUTC();

  LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Tokyo"));
  }

  long millis() {
    return System.currentTimeMillis();
  }
}
