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
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.bulk.BulkFile;
import org.zaitaku.shared.table.StructureFault;

/**
 * An アカウント一括登録: one at a time in an institution (BULK-010, X-27). Ends with one of the finished
 * {@link BulkStatus}es.
 */
@Entity
@Table(name = "bulk_job")
public class BulkJob extends BulkFile {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_seq")
  @SequenceGenerator(name = "bulk_job_seq", sequenceName = "bulk_job_seq", allocationSize = 1)
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "uploader_role", nullable = false, updatable = false)
  private AccountRole uploaderRole;

  @Enumerated(EnumType.STRING)
  @Column(name = "status", nullable = false)
  private BulkStatus status;

  /** Rows of the file; null before it was examined. */
  @Column(name = "row_count")
  private Integer rowCount;

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

  private BulkJob(long institutionId, String receiptNumber, long accountId, Instant receivedAt) {
    super(institutionId, receiptNumber, accountId, receivedAt);
  }

  /** Received: 登録待ち. */
  public static BulkJob receive(
      long institutionId, String receiptNumber, AccountRole role, long accountId, Instant now) {
    BulkJob job = new BulkJob(institutionId, receiptNumber, accountId, now);
    job.uploaderRole = role;
    job.status = BulkStatus.WAITING;
    return job;
  }

  @Override
  public Long id() {
    return id;
  }

  public AccountRole uploaderRole() {
    return uploaderRole;
  }

  public BulkStatus status() {
    return status;
  }

  /** Null before the file was examined. */
  public Integer rowCount() {
    return rowCount;
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
