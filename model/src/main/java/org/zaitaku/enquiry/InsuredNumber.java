package org.zaitaku.enquiry;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Whom an insurer's papers mean. One of a form without faults, in the characters of the
 * register.
 *
 * @param insurer 保険者番号 without the blanks that fill it up to eight
 * @param symbol 記号; empty where none was typed, which then is not compared
 * @param number 番号
 * @param branch 枝番, two digits; empty where none was typed
 */
public record InsuredNumber(
    String insurer, String symbol, String number, String branch, LocalDate birthDate)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Never its contents: they mean a person. */
  @Override
  public String toString() {
    return "InsuredNumber";
  }
}
