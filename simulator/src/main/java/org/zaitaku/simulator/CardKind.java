package org.zaitaku.simulator;

import java.time.Period;

/**
 * What is right or wrong with a virtual card. Each kind but the first shows one reason for which a
 * server must refuse.
 */
public enum CardKind {
  VALID(Period.ofDays(-400)),
  /** Its validity ended, on the fifth birthday after it was issued. */
  EXPIRED(Period.ofYears(-7)),
  /** Its validity begins a year after the directory was made. */
  NOT_YET_VALID(Period.ofYears(1)),
  /** Revoked, as after the loss of a card. */
  REVOKED(Period.ofDays(-700)),
  /** Suspended: certificate hold. */
  ON_HOLD(Period.ofDays(-500)),
  /**
   * Replaced by a newer card of the same person: revoked with the reason "superseded", as the field
   * does on renewal.
   */
  SUPERSEDED(Period.ofDays(-1200)),
  /**
   * A certificate for signing documents (署名用電子証明書): key usage nonRepudiation and another policy.
   */
  WRONG_PURPOSE(Period.ofDays(-400)),
  /** Made to authenticate, but under a policy that nobody allows. */
  WRONG_POLICY(Period.ofDays(-400)),
  /** An RSA key of 1024 bits. */
  WEAK_KEY(Period.ofDays(-400)),
  /** Issued by a stranger who calls himself by the name of the authority. */
  UNTRUSTED(Period.ofDays(-400));

  private final Period issued;

  CardKind(Period issued) {
    this.issued = issued;
  }

  /** When a card of this kind was issued, counted from the day on which the directory is made. */
  Period issued() {
    return issued;
  }

  /** What CRL and OCSP say about such a card until somebody decides otherwise. */
  CardState initialState() {
    return switch (this) {
      case REVOKED -> CardState.REVOKED;
      case ON_HOLD -> CardState.ON_HOLD;
      case SUPERSEDED -> CardState.SUPERSEDED;
      case VALID, EXPIRED, NOT_YET_VALID, WRONG_PURPOSE, WRONG_POLICY, WEAK_KEY, UNTRUSTED ->
          CardState.VALID;
    };
  }
}
