package org.zaitaku.account.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What an アカウント一括登録 holds, all of it sealed: the uploaded file until it is done, and its result,
 * once with the initial passwords and once without them.
 */
@Entity
@Table(name = "bulk_payload")
public class BulkPayload {

  @Id
  @Column(name = "job_id")
  private Long jobId;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "file")
  private byte[] file;

  @Column(name = "result")
  private byte[] result;

  @Column(name = "result_once")
  private byte[] resultOnce;

  protected BulkPayload() {}

  /**
   * @param sealedFile as it was uploaded
   */
  public BulkPayload(BulkJob job, byte[] sealedFile) {
    this.jobId = job.id();
    this.institutionId = job.institutionId();
    this.file = sealedFile.clone();
  }

  /** No row was registered: the file goes, the list of faults comes. */
  public void concludeWithFaults(byte[] sealedResult) {
    file = null;
    result = sealedResult.clone();
  }

  /** The rows are done: the file goes, the result comes. */
  public void conclude(byte[] sealedResult, byte[] sealedResultWithPasswords) {
    file = null;
    result = sealedResult.clone();
    resultOnce = sealedResultWithPasswords.clone();
  }

  /** The job ended without a result: nothing is kept. */
  public void discard() {
    file = null;
  }

  /** The passwords were handed out and are kept no longer. */
  public void handedOut() {
    resultOnce = null;
  }

  /** Whether there are no passwords to hand out (any more). */
  public boolean isHandedOut() {
    return resultOnce == null;
  }

  /** The days are over for which a result is kept. */
  public void erase() {
    file = null;
    result = null;
    resultOnce = null;
  }

  /** Sealed; null once the job is done. */
  public byte[] file() {
    return file == null ? null : file.clone();
  }

  /** Sealed; the one with the passwords before they were handed out; null where nothing is kept. */
  public byte[] resultToHandOut() {
    byte[] kept = resultOnce == null ? result : resultOnce;
    return kept == null ? null : kept.clone();
  }
}
