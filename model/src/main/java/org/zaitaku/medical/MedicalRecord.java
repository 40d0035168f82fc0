package org.zaitaku.medical;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * A line of what the registry of this installation holds of a person's medical information: the
 * source of {@code RegistryMedicalInformationSource}.
 */
@Entity
@Table(name = "medical_entry")
public class MedicalRecord {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "medical_entry_seq")
  @SequenceGenerator(
      name = "medical_entry_seq",
      sequenceName = "medical_entry_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "patient_id", nullable = false, updatable = false)
  private Long patientId;

  @Embedded private MedicalEntry entry;

  protected MedicalRecord() {}

  public MedicalRecord(long patientId, MedicalEntry entry) {
    this.patientId = patientId;
    this.entry = entry;
  }

  public MedicalEntry entry() {
    return entry;
  }
}
