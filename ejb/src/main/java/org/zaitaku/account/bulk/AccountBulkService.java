package org.zaitaku.account.bulk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * ［アカウント一括登録］ and ［アカウント一括登録結果］ (BULK-001 to BULK-027): files are received here and their results
 * handed out; they are registered elsewhere, later. Whoever asks sees what their own kind of
 * account uploaded in their own institution, and nothing else (BULK-013, X-26).
 */
@Stateless
@UseCase
public class AccountBulkService {

  /** BULK-012. */
  private static final int MOST_RESULTS = 3;

  @Inject private BulkJobRepository jobs;

  @Inject private BulkSeals seals;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * Receives a file: 登録待ち. What is wrong with it shows in its result.
   *
   * @param file at most {@link BulkFileLimits#MOST_BYTES}
   * @throws BusinessException VALUE_INVALID where it is larger; BULK_IN_PROGRESS while another one
   *     of the institution is not finished (BULK-010, X-27)
   */
  @Requires(Permission.ACCOUNT_BULK)
  public BulkReceipt receive(byte[] file) {
    if (file.length > BulkFileLimits.MOST_BYTES) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "file");
    }
    Actor.OfAccount uploader = uploader();
    if (jobs.hasUnfinished(uploader.institution())) {
      throw new BusinessException(ErrorCode.BULK_IN_PROGRESS);
    }
    // As exact as the database keeps it.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BulkJob job =
        jobs.receive(
            uploader.institution(),
            now,
            number ->
                BulkJob.receive(
                    uploader.institution(), number, uploader.role(), uploader.accountId(), now));
    jobs.add(new BulkPayload(job, seals.sealFile(job.id(), file)));
    audit.success(AuditAction.BULK_RECEIVED, subject(job));
    return new BulkReceipt(job.receiptNumber(), job.receivedAt());
  }

  /** The receipt of this number, for whoever comes back to its page. */
  @Requires(Permission.ACCOUNT_BULK)
  public Optional<BulkReceipt> findReceipt(String number) {
    Actor.OfAccount uploader = uploader();
    return jobs.find(uploader.institution(), uploader.role(), number)
        .map(job -> new BulkReceipt(job.receiptNumber(), job.receivedAt()));
  }

  /** The newest three, the newest first (BULK-012). */
  @Requires(Permission.ACCOUNT_BULK)
  public List<BulkResult> results() {
    Actor.OfAccount uploader = uploader();
    return jobs.list(uploader.institution(), uploader.role(), MOST_RESULTS).stream()
        .map(BulkResult::of)
        .toList();
  }

  /**
   * The result file (BULK-025). The first download holds the initial passwords and nobody after it
   * gets them again.
   *
   * @throws BusinessException NOT_FOUND where there is none for this account (BULK-022)
   */
  @Requires(Permission.ACCOUNT_BULK)
  public BulkDownload download(long jobId) {
    Actor.OfAccount uploader = uploader();
    BulkJob job =
        jobs.find(uploader.institution(), uploader.role(), jobId)
            .filter(BulkJob::isResultKept)
            .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    BulkPayload payload = jobs.lockPayload(jobId);
    byte[] result = payload.resultToHandOut();
    if (result == null) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    audit.success(
        AuditAction.BULK_RESULT_DOWNLOADED,
        subject(job),
        payload.isHandedOut()
            ? AuditChanges.NONE
            : AuditChanges.NONE.with("initialPasswords", "kept", "handedOut"));
    payload.handedOut();
    jobs.downloaded(jobId, clock.instant());
    return new BulkDownload(
        BulkWords.of("result.name") + job.receiptNumber() + ".csv",
        seals.openResult(jobId, result));
  }

  /** 「アカウント一括登録用ファイル生成ツール」 with the 権限区分 that the asking account may register. */
  @Requires(Permission.ACCOUNT_BULK)
  public BulkDownload tool() {
    return new BulkDownload(
        BulkWords.of("tool.name") + ".xlsx", BulkTool.xlsx(Registrable.by(uploader().role())));
  }

  /** The headings as a CSV file. */
  @Requires(Permission.ACCOUNT_BULK)
  public BulkDownload csvTemplate() {
    return new BulkDownload(BulkWords.of("template.name") + ".csv", BulkTool.csv());
  }

  private static AuditSubject subject(BulkJob job) {
    return new AuditSubject(job.institutionId(), null, "bulk:" + job.id());
  }

  private Actor.OfAccount uploader() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }
}
