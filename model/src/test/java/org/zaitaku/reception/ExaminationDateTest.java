package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.CareSetting;

class ExaminationDateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static LocalDate online(LocalDate told) {
    return ExaminationDate.accept(told, CareSetting.ONLINE, TODAY);
  }

  @ParameterizedTest
  @Tag("ONL-004")
  @ValueSource(strings = {"2026-11-21", "2026-12-01", "2027-11-21"})
  void aDayFromTodayToAYearAheadIsKept(LocalDate day) {
    assertThat(online(day)).isEqualTo(day);
  }

  @ParameterizedTest
  @Tag("ONL-004")
  @ValueSource(strings = {"2026-11-20", "2027-11-22", "0001-01-01", "9999-12-31"})
  void aDayThatIsPastOrTooFarIsRefusedByName(LocalDate day) {
    assertThatThrownBy(() -> online(day)).hasMessage("VALUE_INVALID examinationDate");
  }

  @Test
  @Tag("ONL-007")
  void whoeverHasNoneTellsNone() {
    assertThat(online(null)).isNull();
  }

  @Test
  void homeVisitsAreNotBookedHere() {
    assertThat(ExaminationDate.accept(null, CareSetting.HOME_VISIT, TODAY)).isNull();
    assertThatThrownBy(() -> ExaminationDate.accept(TODAY, CareSetting.HOME_VISIT, TODAY))
        .hasMessage("VALUE_INVALID examinationDate");
  }
}
