package org.zaitaku.enquiry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * The 照会番号 that an institution gave to a patient. One each: the database keeps that no number of an
 * institution means two people.
 */
@Entity
@Table(name = "reference_number")
public class RegisteredReference {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reference_number_seq")
  @SequenceGenerator(
      name = "reference_number_seq",
      sequenceName = "reference_number_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "patient_id", nullable = false, updatable = false)
  private Long patientId;

  @Column(name = "number")
  private String number;

  @Column(name = "registered_at", nullable = false)
  private Instant registeredAt;

  protected RegisteredReference() {}

  public RegisteredReference(long institutionId, long patientId) {
    this.institutionId = institutionId;
    this.patientId = patientId;
  }

  /**
   * From now on the patient is found by this number, and by no earlier one.
   *
   * @param given null for none
   */
  public void give(ReferenceNumber given, Instant now) {
    number = given == null ? null : given.value();
    registeredAt = now;
  }

  public Long patientId() {
    return patientId;
  }

  public Optional<ReferenceNumber> number() {
    return Optional.ofNullable(number).map(ReferenceNumber::new);
  }
}
