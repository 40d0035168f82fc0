package org.zaitaku.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every key of the configuration. What is not here is unknown and stops the start;
 * docs/configuration.md lists the same, and a test compares.
 */
public enum ConfigurationKey {
  ENVIRONMENT("zaitaku.environment", Need.OPTIONAL),
  PUBLIC_ORIGIN("zaitaku.public.origin", Need.ALWAYS, Form.ORIGIN),
  SERVICE_NAME("zaitaku.service.name", Need.PRODUCTION),
  SERVICE_FOOTER("zaitaku.service.footer", Need.PRODUCTION),
  SERVICE_CONTACTS("zaitaku.service.contacts", Need.PRODUCTION),
  SECRET_KEY("zaitaku.secret-key", Need.ALWAYS),
  SECRET_KEY_PREVIOUS("zaitaku.secret-key.previous", Need.OPTIONAL),
  CARD_LINK_TEMPLATE("zaitaku.card.link-template", Need.ALWAYS),
  CARD_ANCHORS("zaitaku.card.anchors", Need.ALWAYS),
  CARD_POLICIES("zaitaku.card.policies", Need.OPTIONAL),
  CARD_REVOCATION("zaitaku.card.revocation", Need.OPTIONAL),
  CARD_OCSP_TIMEOUT("zaitaku.card.ocsp.timeout", Need.OPTIONAL, Form.DURATION),
  CARD_OCSP_MAX_AGE("zaitaku.card.ocsp.max-age", Need.OPTIONAL, Form.DURATION),
  CARD_OCSP_URL("zaitaku.card.ocsp.url", Need.OPTIONAL),
  CARD_CRL_TIMEOUT("zaitaku.card.crl.timeout", Need.OPTIONAL, Form.DURATION),
  CARD_CRL_MAX_AGE("zaitaku.card.crl.max-age", Need.OPTIONAL, Form.DURATION),
  CARD_CRL_URL("zaitaku.card.crl.url", Need.OPTIONAL),
  CARD_SERIAL_KEY("zaitaku.card.serial-key", Need.ALWAYS),
  CARD_CHALLENGE_LIFETIME("zaitaku.card.challenge-lifetime", Need.OPTIONAL, Form.DURATION),
  CARD_METHOD("zaitaku.card.method", Need.OPTIONAL, Form.CARD_METHOD),
  CARD_OIDC_ISSUER("zaitaku.card.oidc.issuer", Need.OPTIONAL),
  CARD_OIDC_AUTHORIZATION_ENDPOINT("zaitaku.card.oidc.authorization-endpoint", Need.OPTIONAL),
  CARD_OIDC_TOKEN_ENDPOINT("zaitaku.card.oidc.token-endpoint", Need.OPTIONAL),
  CARD_OIDC_KEYS("zaitaku.card.oidc.keys", Need.OPTIONAL),
  CARD_OIDC_CLIENT_ID("zaitaku.card.oidc.client-id", Need.OPTIONAL),
  CARD_OIDC_CLIENT_KEY("zaitaku.card.oidc.client-key", Need.OPTIONAL),
  CARD_OIDC_SCOPE("zaitaku.card.oidc.scope", Need.OPTIONAL),
  CARD_OIDC_ACR_VALUES("zaitaku.card.oidc.acr-values", Need.OPTIONAL),
  CARD_OIDC_PROMPT("zaitaku.card.oidc.prompt", Need.OPTIONAL, Form.PROMPT),
  CARD_OIDC_CLOCK_SKEW("zaitaku.card.oidc.clock-skew", Need.OPTIONAL, Form.WAIT),
  CARD_OIDC_TIMEOUT("zaitaku.card.oidc.timeout", Need.OPTIONAL, Form.DURATION),
  CARD_OIDC_KEYS_MAX_AGE("zaitaku.card.oidc.keys-max-age", Need.OPTIONAL, Form.DURATION),
  LOGIN_MAX_FAILURES("zaitaku.login.max-failures", Need.OPTIONAL, Form.COUNT),
  LOGIN_LEAD_DAYS("zaitaku.login.lead-days", Need.OPTIONAL, Form.COUNT),
  PASSWORD_POLICY("zaitaku.password.policy", Need.OPTIONAL, Form.PASSWORD_POLICY),
  PASSWORD_CHANGE_AFTER("zaitaku.password.change-after", Need.OPTIONAL, Form.PERIOD),
  SECOND_FACTOR_ROLES("zaitaku.second-factor.roles", Need.OPTIONAL, Form.ROLES),
  SESSION_IDLE("zaitaku.session.idle", Need.OPTIONAL, Form.DURATION),
  TERMINAL_CERTIFICATE("zaitaku.terminal.certificate", Need.OPTIONAL, Form.SWITCH),
  TERMINAL_INSTITUTION_ATTRIBUTE("zaitaku.terminal.institution-attribute", Need.OPTIONAL),
  TERMINAL_CARD_READER("zaitaku.terminal.card-reader", Need.OPTIONAL, Form.SWITCH),
  BULK_LEASE("zaitaku.bulk.lease", Need.OPTIONAL, Form.DURATION),
  BULK_RESULT_KEPT("zaitaku.bulk.result-kept", Need.OPTIONAL, Form.DURATION),
  BULK_ENQUIRY_LEASE("zaitaku.bulk-enquiry.lease", Need.OPTIONAL, Form.DURATION),
  BULK_ENQUIRY_RESULT_KEPT("zaitaku.bulk-enquiry.result-kept", Need.OPTIONAL, Form.DURATION),
  RECEPTION_LEFT_BEHIND_AFTER("zaitaku.reception.left-behind-after", Need.OPTIONAL, Form.DURATION),
  CONSENT_EXPIRES_AFTER("zaitaku.consent.expires-after", Need.OPTIONAL, Form.PERIOD),
  ACTIVATION_WAIT("zaitaku.activation.wait", Need.OPTIONAL, Form.WAIT),
  RATE_LIMIT_BURST("zaitaku.rate-limit.burst", Need.OPTIONAL, Form.AMOUNT),
  RATE_LIMIT_PER_SECOND("zaitaku.rate-limit.per-second", Need.OPTIONAL, Form.AMOUNT),
  RATE_LIMIT_STARTS_BURST("zaitaku.rate-limit.starts.burst", Need.OPTIONAL, Form.AMOUNT),
  RATE_LIMIT_STARTS_PER_SECOND("zaitaku.rate-limit.starts.per-second", Need.OPTIONAL, Form.AMOUNT),
  RATE_LIMIT_ANSWERS_BURST("zaitaku.rate-limit.answers.burst", Need.OPTIONAL, Form.AMOUNT),
  RATE_LIMIT_ANSWERS_PER_SECOND(
      "zaitaku.rate-limit.answers.per-second", Need.OPTIONAL, Form.AMOUNT),
  TESTDATA_CARDS("zaitaku.testdata.cards", Need.VERIFICATION_ONLY),
  TESTDATA_ACCOUNTS("zaitaku.testdata.accounts", Need.VERIFICATION_ONLY);

  /** Where a key must, may or must not be set. */
  public enum Need {
    ALWAYS,
    PRODUCTION,
    OPTIONAL,
    VERIFICATION_ONLY
  }

  /** What a value must look like. */
  public enum Form {
    TEXT(".+", "a text"),
    DURATION(
        "(?=.*[1-9])P([0-9]{1,5}D)?(T(?=.)([0-9]{1,5}H)?([0-9]{1,6}M)?([0-9]{1,8}(\\.[0-9]{1,9})?S)?)?",
        "a duration above zero like PT5M"),
    WAIT(
        "PT(?=.)([0-9]{1,3}H)?([0-9]{1,4}M)?([0-9]{1,5}S)?",
        "a duration like PT10M, also PT0S for none"),
    PERIOD("(?=.*[1-9])P(?=.)([0-9]{1,3}M)?([0-9]{1,4}D)?", "months and days above zero like P2M"),
    PASSWORD_POLICY("long|periodic", "long or periodic"),
    CARD_METHOD("jpki|oidc", "jpki or oidc"),
    PROMPT("login|omit", "login or omit"),
    ROLES(
        "none|" + Form.ROLE + "(\\s*,\\s*" + Form.ROLE + ")*",
        "none or a comma list of OPERATOR, MASTER, MASTER_RESET, ADMINISTRATOR, GENERAL and MEDICAL_VIEWER"),
    COUNT("[1-9][0-9]{0,8}", "a whole number above zero"),
    AMOUNT("(?=.*[1-9])[0-9]{1,9}(\\.[0-9]{1,9})?", "a number above zero"),
    SWITCH("true|false", "true or false"),
    ORIGIN(
        "https?://[^/?#\\s]+",
        "a scheme and host like https://zaitaku.example.jp, without a slash at the end");

    private static final String ROLE =
        "(OPERATOR|MASTER|MASTER_RESET|ADMINISTRATOR|GENERAL|MEDICAL_VIEWER)";

    private final Pattern pattern;
    private final String words;

    Form(String pattern, String words) {
      this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
      this.words = words;
    }

    public boolean accepts(String value) {
      return pattern.matcher(value).matches();
    }

    /** For people: what it must be. */
    public String words() {
      return words;
    }
  }

  private final String key;
  private final Need need;
  private final Form form;

  ConfigurationKey(String key, Need need) {
    this(key, need, Form.TEXT);
  }

  ConfigurationKey(String key, Need need, Form form) {
    this.key = key;
    this.need = need;
    this.form = form;
  }

  public String key() {
    return key;
  }

  public Need need() {
    return need;
  }

  public Form form() {
    return form;
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
