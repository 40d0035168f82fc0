package org.zaitaku.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.zaitaku.shared.CareSetting;

/**
 * （継続的な訪問診療等の）関係 between a patient and an institution. Begun by a completed reception, even one in
 * which every item was declined; opens re-enquiry of eligibility. Ended by revocation, by
 * the institution or by expiry. At most one is open per care setting.
 */
@Entity
@Table(name = "care_relation")
public class CareRelation {

  /** Why a relation ended. */
  public enum End {
    /** The reception that began it was taken back. */
    RECEPTION_WITHDRAWN,
    /** The patient revoked the consent: flow C. */
    PATIENT_REVOKED,
    /** The consent was not given anew within its term. */
    EXPIRED,
    /** The institution ended it: 同意取消照会 (ELG-029). */
    INSTITUTION_REVOKED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "care_relation_seq")
  @SequenceGenerator(
      name = "care_relation_seq",
      sequenceName = "care_relation_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "patient_id", nullable = false, updatable = false)
  private Long patientId;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  @Column(name = "begun_by", nullable = false, updatable = false)
  private UUID begunBy;

  @Column(name = "begun_at", nullable = false, updatable = false)
  private Instant begunAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private End endReason;

  protected CareRelation() {}

  public static CareRelation begin(
      long institutionId, long patientId, CareSetting careSetting, UUID receptionId, Instant now) {
    CareRelation relation = new CareRelation();
    relation.institutionId = institutionId;
    relation.patientId = patientId;
    relation.careSetting = careSetting;
    relation.begunBy = receptionId;
    relation.begunAt = now;
    return relation;
  }

  public void end(End reason, Instant now) {
    endReason = reason;
    endedAt = now;
  }

  public boolean isOpen() {
    return endedAt == null;
  }

  public ConsentParty party() {
    return new ConsentParty(institutionId, patientId, careSetting);
  }

  public Long id() {
    return id;
  }

  public UUID begunBy() {
    return begunBy;
  }

  public Instant begunAt() {
    return begunAt;
  }
}
