package org.zaitaku.card.oidc;

import java.util.Objects;

/**
 * An authentication by an identity provider was refused. The message is for the log of the
 * operator: it names the rule and never holds a code, a token or a claim of one.
 */
public class OidcRefusedException extends RuntimeException {

  private final OidcRefusal refusal;

  public OidcRefusedException(OidcRefusal refusal, String rule) {
    this(refusal, rule, null);
  }

  public OidcRefusedException(OidcRefusal refusal, String rule, Throwable cause) {
    super(refusal + ": " + rule, cause);
    this.refusal = Objects.requireNonNull(refusal);
  }

  public OidcRefusal refusal() {
    return refusal;
  }
}
