package org.zaitaku.medical;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.eligibility.Eligibility;

/** Who it is, as the institution's latest eligibility says; so that nobody is taken for another. */
public record ViewedPerson(String name, String nameKana, LocalDate birthDate)
    implements Serializable {

  static ViewedPerson of(Eligibility eligibility) {
    return new ViewedPerson(eligibility.name(), eligibility.nameKana(), eligibility.birthDate());
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "ViewedPerson";
  }
}
