package org.zaitaku.enquiry.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.zaitaku.eligibility.Eligibility;

/**
 * What a row was told of a patient in the care, limited to the consent as it was then, for as long
 * as it is kept.
 */
@Entity
@Table(name = "bulk_enquiry_answer")
public class BulkEnquiryAnswer {

  @EmbeddedId private BulkEnquiryRow.Key key;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "relation_id", updatable = false)
  private Long relationId;

  @Column(name = "patient_id", updatable = false)
  private Long patientId;

  @Column(name = "consented_at", updatable = false)
  private Instant consentedAt;

  @Embedded private Eligibility eligibility;

  protected BulkEnquiryAnswer() {}

  /**
   * @param consentedAt by which the consent is known to be the same later
   * @param eligibility null where nothing may be told
   */
  public BulkEnquiryAnswer(
      BulkEnquiry enquiry,
      int line,
      long relationId,
      long patientId,
      Instant consentedAt,
      Eligibility eligibility) {
    this.key = new BulkEnquiryRow.Key(enquiry.id(), line);
    this.institutionId = enquiry.institutionId();
    this.relationId = relationId;
    this.patientId = patientId;
    this.consentedAt = consentedAt;
    this.eligibility = eligibility;
  }

  public int line() {
    return key.line();
  }

  public Long relationId() {
    return relationId;
  }

  public Long patientId() {
    return patientId;
  }

  public Instant consentedAt() {
    return consentedAt;
  }

  /** Null where nothing may be told. */
  public Eligibility eligibility() {
    return eligibility;
  }
}
