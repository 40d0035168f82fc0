package org.zaitaku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.audit.AuditGroup;

class HistoryQueryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static HistoryQuery query(Map<String, String> parameters) {
    return HistoryQuery.read(parameters::get, TODAY);
  }

  @Test
  void withoutParametersTodayIsSearched() {
    OperationSearch search = query(Map.of()).search().orElseThrow();

    assertThat(search.from()).isEqualTo(TODAY);
    assertThat(search.until()).isEqualTo(TODAY);
    assertThat(search.userId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026/10/23, 2026/11/21, ''",
    "2026/10/22, 2026/11/21, history.fault.period",
    "2026/11/22, 2026/11/21, history.fault.order",
    "2026/11/21, 2026/02/30, history.fault.date",
    "2026/11/21, '', history.fault.date"
  })
  void aPeriodIsOfThirtyDaysAtMost(String from, String until, String fault) {
    HistoryQuery query = query(Map.of("from", from, "until", until));

    assertThat(query.faultOf(HistoryQuery.UNTIL).orElse("")).isEqualTo(fault);
    assertThat(query.search().isPresent()).isEqualTo(fault.isEmpty());
  }

  @Test
  void aValueThatIsInNoListIsNone() {
    OperationSearch search =
        query(Map.of("group", "' or 1=1", "outcome", "x", "user", "u".repeat(65)))
            .search()
            .orElseThrow();

    assertThat(search.group()).isNull();
    assertThat(search.outcome()).isNull();
    assertThat(search.userId()).isNull();
    assertThat(query(Map.of("group", "LOGIN")).search().orElseThrow().group())
        .isEqualTo(AuditGroup.LOGIN);
  }

  @Test
  void whatIsSearchedStandsInTheAddressAgain() {
    assertThat(query(Map.of("from", "20261121", "until", "20261121", "user", "a&b=c")).asQuery())
        .isEqualTo("from=20261121&until=20261121&user=a%26b%3Dc");
  }
}
