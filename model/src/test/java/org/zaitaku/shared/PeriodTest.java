package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PeriodTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

  @Test
  @Tag("LOG-008")
  void bothEndsBelongToThePeriod() {
    Period period = new Period(FIRST, LAST);
    assertThat(period.includes(FIRST)).isTrue();
    assertThat(period.includes(LAST)).isTrue();
    assertThat(period.includes(FIRST.minusDays(1))).isFalse();
    assertThat(period.includes(LAST.plusDays(1))).isFalse();
  }

  @Test
  void anOpenPeriodNeverEnds() {
    Period period = new Period(FIRST, null);
    assertThat(period.includes(LocalDate.MAX)).isTrue();
    assertThat(period.includes(FIRST.minusDays(1))).isFalse();
  }

  @Test
  void aPeriodMayLastOneDay() {
    assertThat(new Period(FIRST, FIRST).includes(FIRST)).isTrue();
  }

  @Test
  void anEndBeforeTheBeginningIsRefused() {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> new Period(FIRST, FIRST.minusDays(1)))
        .satisfies(refused -> assertThat(refused.field()).contains("validUntil"));
  }

  @Test
  void aPeriodWithoutBeginningIsRefused() {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> new Period(null, LAST))
        .satisfies(refused -> assertThat(refused.field()).contains("validFrom"));
  }
}
