package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BusinessDayTest {

  @Test
  void aBusinessDayBeginsAtMidnightInTokyo() {
    Instant midnight = Instant.parse("2026-11-20T15:00:00Z");
    assertThat(BusinessDay.of(midnight)).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(BusinessDay.of(midnight.minusNanos(1))).isEqualTo(LocalDate.of(2026, 11, 20));
  }

  @Test
  void theZoneOfTheClockDoesNotMatter() {
    Clock inUtc = Clock.fixed(Instant.parse("2026-11-20T23:30:00Z"), ZoneOffset.UTC);
    assertThat(BusinessDay.today(inUtc)).isEqualTo(LocalDate.of(2026, 11, 21));
  }
}
