package org.zaitaku.eligibility;

/** The source of eligibility did not answer. */
public class EligibilityUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EligibilityUnavailableException(Throwable cause) {
    super("The source of eligibility did not answer", cause);
  }
}
