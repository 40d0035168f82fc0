package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Period;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The {@link PasswordPolicy} that is configured. */
@ApplicationScoped
class PasswordRules {

  @Produces
  @Singleton
  PasswordPolicy policy(
      @ConfigProperty(name = "zaitaku.password.policy", defaultValue = "long") String kind,
      @ConfigProperty(name = "zaitaku.password.change-after", defaultValue = "P2M")
          String changeAfter) {
    return new PasswordPolicy(
        PasswordPolicy.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), Period.parse(changeAfter));
  }
}
