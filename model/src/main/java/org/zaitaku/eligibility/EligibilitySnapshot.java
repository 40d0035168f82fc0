package org.zaitaku.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The eligibility that a reception obtained, limited to what the patient agreed to. */
@Entity
@Immutable
@Table(name = "eligibility_snapshot")
public class EligibilitySnapshot {

  @Id
  @Column(name = "reception_id")
  private UUID receptionId;

  @Column(name = "institution_id", nullable = false)
  private Long institutionId;

  @Column(name = "patient_id", nullable = false)
  private Long patientId;

  @Column(name = "obtained_at", nullable = false)
  private Instant obtainedAt;

  @Embedded private Eligibility eligibility;

  protected EligibilitySnapshot() {}

  public EligibilitySnapshot(
      UUID receptionId,
      long institutionId,
      long patientId,
      Instant obtainedAt,
      Eligibility eligibility) {
    this.receptionId = receptionId;
    this.institutionId = institutionId;
    this.patientId = patientId;
    this.obtainedAt = obtainedAt;
    this.eligibility = eligibility;
  }

  public Eligibility eligibility() {
    return eligibility;
  }
}
