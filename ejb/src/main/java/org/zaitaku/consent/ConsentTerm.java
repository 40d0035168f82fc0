package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.shared.BusinessDay;

/**
 * How long a consent holds that its patient does not give anew: {@code
 * zaitaku.consent.expires-after}, counted in days in Japan. Where it is not configured, a consent
 * holds until it is revoked: the manuals name no end.
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

  /** Whether a consent that was given then still holds. */
  public boolean holds(Instant given) {
    return over().filter(given::isBefore).isEmpty();
  }

  /** What was given before this moment holds no more; empty where nothing ends by itself. */
  public Optional<Instant> over() {
    return term.map(
        period ->
            BusinessDay.today(clock)
                .minus(period)
                .plusDays(1)
                .atStartOfDay(BusinessDay.TOKYO)
                .toInstant());
  }
}
