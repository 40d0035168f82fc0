package org.zaitaku.account.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.bulk.BulkLead;

/**
 * One run over a bulk registration, in the memory of the server that does it: it holds the lease,
 * the file as it was read, and the rows that still wait. Everything that must survive stands in the
 * database.
 */
public final class BulkRun {

  private final UUID id;
  private final BulkLead lead;
  private final Actor uploader;
  private final Duration renewEvery;
  private final Queue<BulkExamination.Examined> waiting = new ConcurrentLinkedQueue<>();
  private volatile BulkExamination examination;
  private volatile Instant renewedAt;
  private volatile Throwable failure;
  private volatile boolean concluded;

  /**
   * @param renewEvery how often the lease is renewed, also while no row is written
   */
  BulkRun(UUID id, BulkLead lead, Actor uploader, Instant begunAt, Duration renewEvery) {
    this.id = id;
    this.lead = lead;
    this.uploader = uploader;
    this.renewedAt = begunAt;
    this.renewEvery = renewEvery;
  }

  UUID id() {
    return id;
  }

  long jobId() {
    return lead.fileId();
  }

  long institutionId() {
    return lead.institutionId();
  }

  /** Under whose name the audit tells of it. */
  Actor uploader() {
    return uploader;
  }

  void examined(BulkExamination whole, List<BulkExamination.Examined> notDone) {
    examination = whole;
    waiting.addAll(notDone);
  }

  BulkExamination examination() {
    return examination;
  }

  /** The next row, for whichever thread asks; null at the end, or once something failed. */
  BulkExamination.Examined next() {
    return failure == null ? waiting.poll() : null;
  }

  boolean isRenewalDue(Instant now) {
    return now.isAfter(renewedAt.plus(renewEvery));
  }

  void renewed(Instant now) {
    renewedAt = now;
  }

  /** The first failure counts. */
  synchronized void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** Null where nothing failed. */
  Throwable failure() {
    return failure;
  }

  void concluded() {
    concluded = true;
  }

  boolean isConcluded() {
    return concluded;
  }
}
