package org.zaitaku.card;

/**
 * A source could not say with authority whether a certificate is revoked. The message is for the
 * log.
 */
final class RevocationUndeterminedException extends Exception {

  RevocationUndeterminedException(String why) {
    super(why);
  }

  RevocationUndeterminedException(String why, Throwable cause) {
    super(why, cause);
  }
}
