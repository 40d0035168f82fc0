package org.zaitaku.enquiry;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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
@Embeddable
public record InsuredNumber(
    @Column(name = "asked_insurer") String insurer,
    @Column(name = "asked_symbol") String symbol,
    @Column(name = "asked_number") String number,
    @Column(name = "asked_branch") String branch,
    @Column(name = "asked_birth_date") LocalDate birthDate)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Never its contents: they mean a person. */
  @Override
  public String toString() {
    return "InsuredNumber";
  }
}
