package org.zaitaku.card;

/** Why a card's answer is refused: one constant a reason, in the order in which the checks run. */
public enum CardRefusal {
  /** A part of the answer is longer than any true answer. */
  TOO_LARGE,
  /** A part is missing, or is not written as the format says. */
  MALFORMED,
  /** The answer is of another format or version. */
  FORMAT_UNKNOWN,
  /** The certificate is not exactly one DER certificate. */
  CERTIFICATE_MALFORMED,
  /** The certificate is not one for user authentication, for example one for signing (JPKI-010). */
  CERTIFICATE_WRONG_PURPOSE,
  /** None of the certificate's policies is configured. */
  CERTIFICATE_WRONG_POLICY,
  /** The certificate's last moment has passed. */
  CERTIFICATE_EXPIRED,
  /** The certificate's first moment has not come. */
  CERTIFICATE_NOT_YET_VALID,
  /** No configured authority signed the certificate, or the path to it does not hold. */
  CERTIFICATE_NOT_TRUSTED,
  /** The authority revoked the certificate. */
  CERTIFICATE_REVOKED,
  /** The authority suspended the certificate (certificateHold). */
  CERTIFICATE_ON_HOLD,
  /** Nobody could say with authority, now, that the certificate is not revoked. */
  REVOCATION_UNDETERMINED,
  /** The algorithm is not allowed, or does not fit the key. */
  ALGORITHM_NOT_ALLOWED,
  /** The signature is not the card's over this origin and this challenge. */
  SIGNATURE_INVALID
}
