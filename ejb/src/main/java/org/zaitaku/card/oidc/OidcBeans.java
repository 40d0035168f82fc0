package org.zaitaku.card.oidc;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.KeyedHash;
import org.zaitaku.shared.PublicAddress;

/**
 * Builds the way of authentication from the configuration. The application's start asks for what is
 * configured, so that what is wrong there stops it; whoever asks for the other way gets an error.
 */
@Dependent
class OidcBeans {

  @Produces
  @Singleton
  CardMethod cardMethod(Config config) {
    return CardMethod.from(values(config));
  }

  @Produces
  @Singleton
  SubjectVerification subjectVerification(Config config, PublicAddress address, Clock clock) {
    return new OidcCardVerification(
        OidcSettings.from(values(config), address.ofReturn()),
        KeyedHash.from(values(config)),
        clock);
  }

  private static Function<String, Optional<String>> values(Config config) {
    return key -> config.getOptionalValue(key, String.class);
  }
}
