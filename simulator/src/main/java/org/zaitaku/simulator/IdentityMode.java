package org.zaitaku.simulator;

/**
 * How the identity provider behaves; for tests of what a server does then. The word of the admin
 * API is the name in kebab-case.
 */
public enum IdentityMode {
  NORMAL,
  /** The token answers another question. */
  WRONG_NONCE,
  /** The token is for another client. */
  WRONG_AUDIENCE,
  /** The token is by another provider. */
  WRONG_ISSUER,
  /** The token has no signature, and says so. */
  ALG_NONE,
  /** The token is signed with the public key as a shared secret. */
  HS256,
  /** The token's last moment has passed. */
  EXPIRED,
  /** Signed with a key of somebody else, under the id of the right one. */
  OTHER_KEY,
  /** Signed with a key that is not published. */
  UNKNOWN_KEY,
  /** The person authenticated an hour ago. */
  OLD_AUTHENTICATION,
  /** The token does not say who it is. */
  NO_SUBJECT,
  /** The code counts as used before. */
  REPLAYED_CODE,
  /** The token comes after ten seconds. */
  SLOW,
  /** HTTP 500. */
  DOWN
}
