package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.shared.BusinessDay;

/**
 * How long a consent holds that its patient does not give anew: {@code
 * zaitaku.consent.expires-after}, counted in days in Japan, the day on which it was given not among
 * them. Where it is not configured, a consent holds until it is revoked: the manuals name no end.
 */
@ApplicationScoped
public class ConsentTerm {

  private Optional<Period> term;
  private Clock clock;

  protected ConsentTerm() {}

  /**
   * @param term a period like {@code P12M}
   */
  @Inject
  public ConsentTerm(
      @ConfigProperty(name = "zaitaku.consent.expires-after") Optional<String> term, Clock clock) {
    this.term = term.map(Period::parse);
    this.clock = clock;
  }

  /** The moment at which a consent ended that was given then; empty while it holds. */
  public Optional<Instant> endOf(Instant given) {
    return term.map(period -> beginningOf(BusinessDay.of(given).plus(period).plusDays(1)))
        .filter(end -> !clock.instant().isBefore(end));
  }

  /** What was given before this moment has ended; empty where nothing ends by itself. */
  public Optional<Instant> over() {
    return term.map(period -> beginningOf(BusinessDay.today(clock).minus(period)));
  }

  private static Instant beginningOf(LocalDate day) {
    return day.atStartOfDay(BusinessDay.TOKYO).toInstant();
  }
}
