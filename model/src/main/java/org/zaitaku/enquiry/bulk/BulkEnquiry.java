package org.zaitaku.enquiry.bulk;

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
import java.time.LocalDate;
import java.util.UUID;
import org.zaitaku.shared.CareSetting;

/**
 * A 資格情報一括照会 (ELG-018, ELG-019, ONL-009): received with a 受付番号, waits, is asked row by row by a run
 * that holds the lease. A run that loses its lease writes nothing more; another one goes on after
 * the rows that are answered. Only one of an institution is unfinished at a time.
 *
 * <p>The lease, the progress and the end are written by conditional updates on the lease, never
 * through this object.
 */
@Entity
@Table(name = "bulk_enquiry")
public class BulkEnquiry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_enquiry_seq")
  @SequenceGenerator(
      name = "bulk_enquiry_seq",
      sequenceName = "bulk_enquiry_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "receipt_number", nullable = false, updatable = false)
  private String receiptNumber;

  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  @Column(name = "day", nullable = false, updatable = false)
  private LocalDate day;

  @Enumerated(EnumType.STRING)
  @Column(name = "status", nullable = false)
  private BulkEnquiryStatus status;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant receivedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  @Column(name = "row_count", nullable = false, updatable = false)
  private int rowCount;

  /** Rows that are answered. */
  @Column(name = "processed", nullable = false)
  private int processed;

  /** Runs since the last row that was answered. */
  @Column(name = "attempts", nullable = false)
  private int attempts;

  /** The run that may write. */
  @Column(name = "lease_run")
  private UUID leaseRun;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Column(name = "erased_on")
  private LocalDate erasedOn;

  protected BulkEnquiry() {}

  /**
   * Received: 照会待ち.
   *
   * @param day 資格確認日
   */
  public static BulkEnquiry receive(
      long institutionId,
      String receiptNumber,
      long accountId,
      CareSetting careSetting,
      LocalDate day,
      int rowCount,
      Instant now) {
    BulkEnquiry enquiry = new BulkEnquiry();
    enquiry.institutionId = institutionId;
    enquiry.receiptNumber = receiptNumber;
    enquiry.accountId = accountId;
    enquiry.careSetting = careSetting;
    enquiry.day = day;
    enquiry.rowCount = rowCount;
    enquiry.status = BulkEnquiryStatus.WAITING;
    enquiry.receivedAt = now;
    return enquiry;
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public String receiptNumber() {
    return receiptNumber;
  }

  public Long accountId() {
    return accountId;
  }

  public CareSetting careSetting() {
    return careSetting;
  }

  /** 資格確認日. */
  public LocalDate day() {
    return day;
  }

  public BulkEnquiryStatus status() {
    return status;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Null before the end. */
  public Instant completedAt() {
    return completedAt;
  }

  public int rowCount() {
    return rowCount;
  }

  public int processed() {
    return processed;
  }

  /** Runs since the last row that was answered. */
  public int attempts() {
    return attempts;
  }

  /** Whether there are answers to download. */
  public boolean isKept() {
    return status == BulkEnquiryStatus.COMPLETED && erasedOn == null;
  }
}
