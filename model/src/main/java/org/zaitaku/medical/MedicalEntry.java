package org.zaitaku.medical;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.shared.ConsentItem;

/**
 * One line of a person's 医療情報.
 *
 * @param part the consent item that opens it
 * @param day on which it was done, dispensed or measured
 * @param facility where
 * @param name what: a medicine, an operation, a test
 * @param detail how much, or the value that was found; null for none
 */
@Embeddable
public record MedicalEntry(
    @Enumerated(EnumType.STRING) @Column(name = "part") ConsentItem part,
    @Column(name = "day") LocalDate day,
    @Column(name = "facility") String facility,
    @Column(name = "name") String name,
    @Column(name = "detail") String detail)
    implements Serializable {

  /** Never its contents. */
  @Override
  public String toString() {
    return "MedicalEntry[" + part + "]";
  }
}
