package org.zaitaku.card;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Builds the verification of cards from the configuration, when the application starts: what is
 * wrong there stops the start.
 */
@Dependent
class CardBeans {

  @Produces
  @Singleton
  CardVerification cardVerification(Config config, Clock clock) {
    return new JpkiCardVerification(CardVerificationSettings.from(values(config)), clock);
  }

  @Produces
  @Singleton
  CertificateKeys certificateKeys(Config config) {
    return CertificateKeys.from(values(config));
  }

  /** The parameters are made before this runs; neither is behind a proxy that would put it off. */
  void loadAtStart(
      @Observes Startup startup, CardVerification cardVerification, CertificateKeys keys) {}

  private static Function<String, Optional<String>> values(Config config) {
    return key -> config.getOptionalValue(key, String.class);
  }
}
