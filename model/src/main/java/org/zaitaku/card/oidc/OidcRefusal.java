package org.zaitaku.card.oidc;

/**
 * Why an authentication by an identity provider is refused: one constant a reason, in the order in
 * which it can come up. Whatever is left undetermined has a constant too, and is refused.
 */
public enum OidcRefusal {
  /** What the browser brought back is missing, too long, or holds other characters than it may. */
  ANSWER_MALFORMED,
  /** The answer says that it comes from another provider (RFC 9207). */
  ANSWER_ISSUER_WRONG,
  /** The provider did not answer in time, broke off, sent too much, or is out of order. */
  PROVIDER_UNAVAILABLE,
  /** The provider answered something that is no token answer. */
  PROVIDER_ANSWER_MALFORMED,
  /** The code is not one of this request, was used before, or has become too old. */
  CODE_REFUSED,
  /** The provider does not know us, or does not accept our key: a matter for the operator. */
  CLIENT_REFUSED,
  /** The provider refused the request for another reason. */
  REQUEST_REFUSED,
  /** The ID token is longer than any true one. */
  TOKEN_TOO_LARGE,
  /** The ID token cannot be read, or a claim has another type than it must have. */
  TOKEN_MALFORMED,
  /** The ID token is not signed by ES256: none, a shared secret, RSA, or encrypted. */
  TOKEN_ALGORITHM_NOT_ALLOWED,
  /** The provider's keys cannot be had. */
  KEYS_UNAVAILABLE,
  /** The ID token names no key, or one that the provider does not publish. */
  TOKEN_KEY_UNKNOWN,
  /** The signature is not by the provider's key over this token. */
  TOKEN_SIGNATURE_INVALID,
  /** Issued by another provider. */
  TOKEN_ISSUER_WRONG,
  /** Not issued for us alone. */
  TOKEN_AUDIENCE_WRONG,
  /** Handed out to another party than us. */
  TOKEN_PARTY_WRONG,
  /** Its last moment has passed, or it names none. */
  TOKEN_EXPIRED,
  /** It was issued, or becomes valid, in the future. */
  TOKEN_NOT_YET_VALID,
  /** It names no moment of issue, or one before we asked. */
  TOKEN_TOO_OLD,
  /** It answers another question of ours, or somebody else's. */
  TOKEN_NONCE_WRONG,
  /** The person did not authenticate for this question: an earlier log-in was told again. */
  AUTHENTICATION_TOO_OLD,
  /** The moment of authentication is missing, or lies in the future. */
  AUTHENTICATION_TIME_WRONG,
  /** The person authenticated in another way than was demanded. */
  AUTHENTICATION_CONTEXT_WRONG,
  /** It says not, or not in the right form, who authenticated. */
  TOKEN_SUBJECT_MISSING,
  /** Genuine, but no card led to this person's record before: the card itself is needed once. */
  SUBJECT_NOT_LINKED
}
