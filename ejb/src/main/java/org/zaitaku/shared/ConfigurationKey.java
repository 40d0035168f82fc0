package org.zaitaku.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every key of the configuration. What is not here is unknown and stops the start;
 * docs/configuration.md lists the same, and a test compares.
 */
public enum ConfigurationKey {
  ENVIRONMENT("zaitaku.environment", Need.OPTIONAL),
  PUBLIC_ORIGIN("zaitaku.public.origin", Need.ALWAYS),
  SERVICE_NAME("zaitaku.service.name", Need.PRODUCTION),
  SERVICE_FOOTER("zaitaku.service.footer", Need.PRODUCTION),
  SERVICE_CONTACTS("zaitaku.service.contacts", Need.PRODUCTION),
  CARD_LINK_TEMPLATE("zaitaku.card.link-template", Need.ALWAYS),
  CARD_ANCHORS("zaitaku.card.anchors", Need.ALWAYS),
  CARD_POLICIES("zaitaku.card.policies", Need.OPTIONAL),
  CARD_REVOCATION("zaitaku.card.revocation", Need.OPTIONAL),
  CARD_OCSP_TIMEOUT("zaitaku.card.ocsp.timeout", Need.OPTIONAL),
  CARD_OCSP_MAX_AGE("zaitaku.card.ocsp.max-age", Need.OPTIONAL),
  CARD_OCSP_URL("zaitaku.card.ocsp.url", Need.OPTIONAL),
  CARD_CRL_TIMEOUT("zaitaku.card.crl.timeout", Need.OPTIONAL),
  CARD_CRL_MAX_AGE("zaitaku.card.crl.max-age", Need.OPTIONAL),
  CARD_CRL_URL("zaitaku.card.crl.url", Need.OPTIONAL),
  CARD_SERIAL_KEY("zaitaku.card.serial-key", Need.ALWAYS),
  CARD_CHALLENGE_LIFETIME("zaitaku.card.challenge-lifetime", Need.OPTIONAL),
  LOGIN_MAX_FAILURES("zaitaku.login.max-failures", Need.OPTIONAL),
  TERMINAL_CERTIFICATE("zaitaku.terminal.certificate", Need.OPTIONAL),
  TERMINAL_INSTITUTION_ATTRIBUTE("zaitaku.terminal.institution-attribute", Need.OPTIONAL),
  RECEPTION_LEFT_BEHIND_AFTER("zaitaku.reception.left-behind-after", Need.OPTIONAL),
  RATE_LIMIT_BURST("zaitaku.rate-limit.burst", Need.OPTIONAL),
  RATE_LIMIT_PER_SECOND("zaitaku.rate-limit.per-second", Need.OPTIONAL),
  TESTDATA_CARDS("zaitaku.testdata.cards", Need.VERIFICATION_ONLY),
  TESTDATA_ACCOUNTS("zaitaku.testdata.accounts", Need.VERIFICATION_ONLY);

  /** Where a key must, may or must not be set. */
  public enum Need {
    ALWAYS,
    PRODUCTION,
    OPTIONAL,
    VERIFICATION_ONLY
  }

  private final String key;
  private final Need need;

  ConfigurationKey(String key, Need need) {
    this.key = key;
    this.need = need;
  }

  public String key() {
    return key;
  }

  public Need need() {
    return need;
  }

  /** The environment variable that MicroProfile Config reads for it. */
  public String variable() {
    return variable(key);
  }

  /**
   * By its key, its environment variable, or the dotted form that the server makes of the variable.
   */
  public static Optional<ConfigurationKey> find(String name) {
    return Arrays.stream(values())
        .filter(known -> known.variable().equals(variable(name)))
        .findFirst();
  }

  static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
