package org.zaitaku.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** 「確認済み」: somebody looked through the audit of these days. Written once. */
@Entity
@Immutable
@Table(name = "audit_review")
public class AuditReview {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_review_seq")
  @SequenceGenerator(
      name = "audit_review_seq",
      sequenceName = "audit_review_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false)
  private Long institutionId;

  @Column(name = "first_day", nullable = false)
  private LocalDate firstDay;

  @Column(name = "last_day", nullable = false)
  private LocalDate lastDay;

  @Column(name = "reviewed_at", nullable = false)
  private Instant reviewedAt;

  @Column(name = "account_id", nullable = false)
  private Long accountId;

  /** User ID. */
  @Column(name = "reviewer", nullable = false)
  private String reviewer;

  protected AuditReview() {}

  /**
   * @param institutionId whose audit
   * @param lastDay not before {@code firstDay}
   */
  public AuditReview(
      long institutionId,
      LocalDate firstDay,
      LocalDate lastDay,
      Actor.OfAccount reviewer,
      Instant now) {
    if (lastDay.isBefore(firstDay)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "until");
    }
    this.institutionId = institutionId;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.reviewedAt = now;
    this.accountId = reviewer.accountId();
    this.reviewer = reviewer.userId().value();
  }

  public LocalDate firstDay() {
    return firstDay;
  }

  public LocalDate lastDay() {
    return lastDay;
  }

  public Instant reviewedAt() {
    return reviewedAt;
  }

  public String reviewer() {
    return reviewer;
  }
}
