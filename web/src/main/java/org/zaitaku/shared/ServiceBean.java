package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator says about the service on every page: name, footer, which environment. */
@Named("service")
@ApplicationScoped
public class ServiceBean {

  @Inject
  @ConfigProperty(name = "zaitaku.service.name")
  private Optional<String> name;

  @Inject
  @ConfigProperty(name = "zaitaku.service.footer")
  private Optional<String> footer;

  @Inject private Environment environment;

  /** Null where the configuration has none, as in the verification environment. */
  public String getName() {
    return name.orElse(null);
  }

  /** Null where the configuration has none. */
  public String getFooter() {
    return footer.orElse(null);
  }

  /** Whether every page bears the band 検証環境. */
  public boolean isVerification() {
    return environment.isVerification();
  }
}
