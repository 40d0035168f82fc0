package org.zaitaku.shared.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that was received with a 受付番号, waits, and is worked through row by row by a run that holds
 * the lease. A run that loses its lease writes nothing more; another one goes on after the rows
 * that are done. Only one of a kind is unfinished at a time in an institution.
 *
 * <p>The lease, the progress and the end are written by conditional updates on the lease, never
 * through this object.
 */
@MappedSuperclass
public abstract class BulkFile {

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "receipt_number", nullable = false, updatable = false)
  private String receiptNumber;

  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant receivedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  @Column(name = "processed", nullable = false)
  private int processed;

  @Column(name = "attempts", nullable = false)
  private int attempts;

  /** The run that may write. */
  @Column(name = "lease_run")
  private UUID leaseRun;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  protected BulkFile() {}

  protected BulkFile(long institutionId, String receiptNumber, long accountId, Instant receivedAt) {
    this.institutionId = institutionId;
    this.receiptNumber = receiptNumber;
    this.accountId = accountId;
    this.receivedAt = receivedAt;
  }

  public abstract Long id();

  public Long institutionId() {
    return institutionId;
  }

  /** 受付番号: the day of receipt, and a number of the day in the institution. */
  public String receiptNumber() {
    return receiptNumber;
  }

  /** Whoever uploaded. */
  public Long accountId() {
    return accountId;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Null before the end. */
  public Instant completedAt() {
    return completedAt;
  }

  /** Rows that are done. */
  public int processed() {
    return processed;
  }

  /** Runs since the last row that was done. */
  public int attempts() {
    return attempts;
  }
}
