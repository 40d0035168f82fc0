package org.zaitaku.planted.clock;

import java.time.Clock;
import java.time.LocalDate;

/** Nothing to report: the clock is given. */
record InnocentClock(Clock clock) {
  LocalDate today() {
    return LocalDate.now(clock);
  }
}
