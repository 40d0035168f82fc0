package org.zaitaku.card;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Builds the verification of cards from the configuration. The application's start asks for both,
 * so that what is wrong there stops it.
 */
@Dependent
class CardBeans {

  @Produces
  @Singleton
  CardVerification cardVerification(Config config, TrustAnchors anchors, Clock clock) {
    return new JpkiCardVerification(CardVerificationSettings.from(values(config)), anchors, clock);
  }

  @Produces
  @Singleton
  TrustAnchors trustAnchors(Config config, Clock clock) {
    return TrustAnchors.from(values(config), clock);
  }

  @Produces
  @Singleton
  CertificateKeys certificateKeys(Config config) {
    return CertificateKeys.from(values(config));
  }

  private static Function<String, Optional<String>> values(Config config) {
    return key -> config.getOptionalValue(key, String.class);
  }
}
