package org.zaitaku.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.BusinessException;

/** 対象期間 of ［医療情報閲覧履歴照会］. */
class ViewPeriodTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 55);

  @ParameterizedTest
  @Tag("HIS-003")
  @CsvSource({
    "12:55, 12:55",
    "12：55, 12:55",
    "１２：５５, 12:55",
    "0:00, 00:00",
    "9:05, 09:05",
    "09:05, 09:05",
    "' 23:59 ', 23:59"
  })
  void aTimeIsReadAsPeopleTypeIt(String typed, LocalTime time) {
    assertThat(TypedTime.parse(typed)).contains(time);
  }

  @ParameterizedTest
  @Tag("HIS-003")
  @ValueSource(
      strings = {"24:00", "12:60", "25:00", "12:5", "1255", "12", ":30", "-1:00", "", "正午"})
  void whatIsNoTimeOfTheDayIsNone(String typed) {
    assertThat(TypedTime.parse(typed)).isEmpty();
  }

  @Test
  @Tag("HIS-004")
  void bothMinutesBelongToIt() {
    ViewPeriod period = new ViewPeriod(NOON, NOON);

    assertThat(period.begin()).isEqualTo(Instant.parse("2026-11-21T03:55:00Z"));
    assertThat(period.end()).isEqualTo(Instant.parse("2026-11-21T03:56:00Z"));
  }

  @Test
  @Tag("HIS-004")
  void anEndBeforeTheBeginningIsRefused() {
    assertThatThrownBy(() -> new ViewPeriod(NOON, NOON.minusMinutes(1)))
        .isInstanceOf(BusinessException.class)
        .hasMessage("VALUE_INVALID until");
    assertThatThrownBy(() -> new ViewPeriod(null, NOON)).hasMessage("VALUE_INVALID from");
    assertThatThrownBy(() -> new ViewPeriod(NOON, null)).hasMessage("VALUE_INVALID until");
  }

  @Test
  void theLastMinuteOfADayEndsWithTheDay() {
    assertThat(new ViewPeriod(NOON, NOON.with(LocalTime.MAX)).end())
        .isEqualTo(Instant.parse("2026-11-21T15:00:00Z"));
  }
}
