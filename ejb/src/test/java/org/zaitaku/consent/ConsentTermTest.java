package org.zaitaku.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a consent holds that its patient does not give anew. */
class ConsentTermTest {

  /** The last moment of 2026-11-20 in Japan. */
  private static final Instant EVENING = Instant.parse("2026-11-20T14:59:59Z");

  private static ConsentTerm term(String period, Instant now) {
    return new ConsentTerm(Optional.ofNullable(period), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void withoutATermAConsentHoldsUntilItIsRevoked() {
    ConsentTerm none = term(null, Instant.parse("2126-11-21T00:00:00Z"));

    assertThat(none.over()).isEmpty();
    assertThat(none.holds(EVENING)).isTrue();
  }

  @Test
  void itsDaysAreThoseOfJapan() {
    Instant given = EVENING;
    Instant lastMoment = Instant.parse("2027-11-19T14:59:59Z");

    assertThat(term("P12M", lastMoment).holds(given)).isTrue();
    assertThat(term("P12M", lastMoment.plusSeconds(1)).holds(given)).isFalse();
    assertThat(term("P12M", lastMoment.plusSeconds(1)).over()).contains(EVENING.plusSeconds(1));
  }
}
