package org.zaitaku.card;

/** A server could not be asked, or did not answer within the limits. The message is for the log. */
public final class UnansweredException extends Exception {

  UnansweredException(String why, Throwable cause) {
    super(why, cause);
  }
}
