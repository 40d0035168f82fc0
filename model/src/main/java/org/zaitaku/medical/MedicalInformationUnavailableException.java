package org.zaitaku.medical;

/** The source of medical information did not answer. */
public class MedicalInformationUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MedicalInformationUnavailableException(Throwable cause) {
    super("The source of medical information did not answer", cause);
  }
}
