package org.zaitaku.simulator;

/**
 * How the OCSP responders behave; for tests of what a server does then. The word of the admin API
 * is the name in kebab-case.
 */
public enum OcspMode {
  /** A fresh answer by the delegated responder, the nonce echoed. */
  NORMAL,
  /** Pre-signed: no nonce, up to five minutes old. */
  NO_NONCE,
  /** No nonce, made a day ago, with a nextUpdate that passed half a day ago. */
  STALE,
  /** The responder does not know any certificate. */
  UNKNOWN,
  /** Echoes another nonce than was sent. */
  WRONG_NONCE,
  /** Answers for another serial. */
  WRONG_CERTIFICATE,
  /** Signed by the responder of the stranger who has the same name. */
  WRONG_RESPONDER,
  /** Signed by a card of the right authority, which is no responder. */
  NOT_A_RESPONDER,
  /** One bit of the signature is turned. */
  BAD_SIGNATURE,
  /** Bytes that are no answer. */
  MALFORMED,
  /** The OCSP error tryLater. */
  TRY_LATER,
  /** Comes after ten seconds. */
  SLOW,
  /** HTTP 503. */
  DOWN
}
