package org.zaitaku.account.bulk;

import java.io.Serializable;
import java.time.Instant;
import org.zaitaku.shared.table.StructureFault;

/**
 * A line of ［アカウント一括登録結果］ (BULK-011).
 *
 * @param completedAt null before the end
 * @param rowCount rows of the file; null before it was examined
 * @param fault why the file could not be read; null where it could
 * @param faultLine null where it is the file as a whole
 * @param faultColumn null where it is the line as a whole
 * @param downloadable whether there is a result file
 * @param handedOut whether its initial passwords were downloaded already
 */
public record BulkResult(
    long jobId,
    String receiptNumber,
    BulkStatus status,
    Instant receivedAt,
    Instant completedAt,
    Integer rowCount,
    int processed,
    StructureFault fault,
    Integer faultLine,
    Integer faultColumn,
    boolean downloadable,
    boolean handedOut)
    implements Serializable {

  static BulkResult of(BulkJob job) {
    return new BulkResult(
        job.id(),
        job.receiptNumber(),
        job.status(),
        job.receivedAt(),
        job.completedAt(),
        job.rowCount(),
        job.processed(),
        job.fault(),
        job.faultLine(),
        job.faultColumn(),
        job.isResultKept(),
        job.downloadedAt() != null);
  }
}
