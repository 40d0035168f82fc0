package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Production, unless the configuration says verification (接続検証環境). */
@ApplicationScoped
public class Environment {

  @Inject
  @ConfigProperty(name = "zaitaku.environment", defaultValue = "production")
  private String name;

  public boolean isVerification() {
    return name.equals("verification");
  }

  public String name() {
    return name;
  }
}
