package org.zaitaku.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a consent holds that its patient does not give anew. */
class ConsentTermTest {

  private static ConsentTerm term(String period, Instant now) {
    return new ConsentTerm(Optional.ofNullable(period), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void withoutATermAConsentHoldsUntilItIsRevoked() {
    ConsentTerm none = term(null, Instant.parse("2126-11-21T00:00:00Z"));

    assertThat(none.over()).isEmpty();
    assertThat(none.endOf(Instant.parse("2026-11-20T14:59:59Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "P12M, 2026-11-20T00:00:00+09:00, 2027-11-21T00:00:00+09:00",
    "P12M, 2026-11-20T23:59:59+09:00, 2027-11-21T00:00:00+09:00",
    "P1D, 2026-11-20T23:59:59+09:00, 2026-11-22T00:00:00+09:00",
    "P1M, 2027-01-31T12:00:00+09:00, 2027-03-01T00:00:00+09:00"
  })
  void itEndsWithItsLastDayInJapanAndIsFoundFromThen(String period, String given, String end) {
    Instant from = OffsetDateTime.parse(given).toInstant();
    Instant over = OffsetDateTime.parse(end).toInstant();

    assertThat(term(period, over.minusMillis(1)).endOf(from)).isEmpty();
    assertThat(term(period, over).endOf(from)).contains(over);
    assertThat(term(period, over).over().orElseThrow()).isAfter(from);
    assertThat(term(period, over.minusMillis(1)).over().orElseThrow()).isBeforeOrEqualTo(from);
  }
}
