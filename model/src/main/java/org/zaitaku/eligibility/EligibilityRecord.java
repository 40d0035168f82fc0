package org.zaitaku.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What the registry of this installation holds of a person's eligibility: the source of {@code
 * RegistryEligibilitySource}.
 */
@Entity
@Table(name = "eligibility_record")
public class EligibilityRecord {

  @Id
  @Column(name = "patient_id")
  private Long patientId;

  @Embedded private Eligibility eligibility;

  /** 不開示該当 (ELG-036). */
  @Column(name = "address_withheld", nullable = false)
  private boolean addressWithheld;

  protected EligibilityRecord() {}

  public EligibilityRecord(long patientId, Eligibility eligibility, boolean addressWithheld) {
    this.patientId = patientId;
    this.eligibility = eligibility;
    this.addressWithheld = addressWithheld;
  }

  /** As it may be told: a withheld address is left out here, so no output can show it. */
  public Eligibility disclosed() {
    return addressWithheld ? eligibility.withoutAddress() : eligibility;
  }
}
