package org.zaitaku.account.bulk;

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
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.table.StructureFault;

/**
 * An アカウント一括登録: received with a 受付番号, waits, is registered by a run that holds the lease, and ends
 * with one of the finished {@link BulkStatus}es. A run that loses its lease writes nothing more;
 * another one goes on after the rows that are done. Only one of an institution is unfinished at a
 * time (BULK-010, X-27).
 *
 * <p>The lease, the progress and the end are written by conditional updates on the lease, never
 * through this object.
 */
@Entity
@Table(name = "bulk_job")
public class BulkJob {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_seq")
  @SequenceGenerator(name = "bulk_job_seq", sequenceName = "bulk_job_seq", allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "receipt_number", nullable = false, updatable = false)
  private String receiptNumber;

  @Enumerated(EnumType.STRING)
  @Column(name = "uploader_role", nullable = false, updatable = false)
  private AccountRole uploaderRole;

  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Enumerated(EnumType.STRING)
  @Column(name = "status", nullable = false)
  private BulkStatus status;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant receivedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  /** Rows of the file; null before it was examined. */
  @Column(name = "row_count")
  private Integer rowCount;

  /** 処理件数: rows that were registered or found to be duplicates. */
  @Column(name = "processed", nullable = false)
  private int processed;

  /** Runs since the last row that was registered. */
  @Column(name = "attempts", nullable = false)
  private int attempts;

  /** The run that may write. */
  @Column(name = "lease_run")
  private UUID leaseRun;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Column(name = "heartbeat_at")
  private Instant heartbeatAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "fault")
  private StructureFault fault;

  @Column(name = "fault_line")
  private Integer faultLine;

  @Column(name = "fault_column")
  private Integer faultColumn;

  @Column(name = "downloaded_at")
  private Instant downloadedAt;

  @Column(name = "result_erased_on")
  private LocalDate resultErasedOn;

  protected BulkJob() {}

  /** Received: 登録待ち. */
  public static BulkJob receive(
      long institutionId, String receiptNumber, AccountRole role, long accountId, Instant now) {
    BulkJob job = new BulkJob();
    job.institutionId = institutionId;
    job.receiptNumber = receiptNumber;
    job.uploaderRole = role;
    job.accountId = accountId;
    job.status = BulkStatus.WAITING;
    job.receivedAt = now;
    return job;
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

  public AccountRole uploaderRole() {
    return uploaderRole;
  }

  public Long accountId() {
    return accountId;
  }

  public BulkStatus status() {
    return status;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public Instant completedAt() {
    return completedAt;
  }

  /** Null before the file was examined. */
  public Integer rowCount() {
    return rowCount;
  }

  public int processed() {
    return processed;
  }

  /** Runs since the last row that was registered. */
  public int attempts() {
    return attempts;
  }

  /** Null unless the status is {@link BulkStatus#STRUCTURE_ERROR}. */
  public StructureFault fault() {
    return fault;
  }

  public Integer faultLine() {
    return faultLine;
  }

  public Integer faultColumn() {
    return faultColumn;
  }

  /** When the result was first downloaded; null before. */
  public Instant downloadedAt() {
    return downloadedAt;
  }

  /** Whether the result file is still kept. */
  public boolean isResultKept() {
    return status.hasResult() && resultErasedOn == null;
  }
}
