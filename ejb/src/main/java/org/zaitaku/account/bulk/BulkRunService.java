package org.zaitaku.account.bulk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.Account;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.AccountFormException;
import org.zaitaku.account.AccountRegister;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.bulk.BulkLead;
import org.zaitaku.shared.table.StructureFaultException;

/**
 * The steps of a run, a transaction each. A run writes only while it holds the lease: whoever lost
 * it is refused with CONFLICT, and nothing of the step stays.
 */
@Stateless
@UseCase
public class BulkRunService {

  private static final int MOST_AT_ONCE = 20;

  private static final int RENEWALS_IN_A_LEASE = 4;

  /** Runs without a row in between: then it is not the server that fails, but this file. */
  private static final int MOST_ATTEMPTS = 5;

  @Inject private BulkJobRepository jobs;

  @Inject private BulkSeals seals;

  @Inject private SettingsReader settings;

  @Inject private InstitutionRepository institutions;

  @Inject private AccountRegister accounts;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** How long a run may stay silent before another one takes over. */
  @Inject
  @ConfigProperty(name = "zaitaku.bulk.lease", defaultValue = "PT1M")
  private Duration lease;

  /** How long a result file is kept. */
  @Inject
  @ConfigProperty(name = "zaitaku.bulk.result-kept", defaultValue = "P30D")
  private Duration resultKept;

  /** What waits for a run, or was left by one that is lost. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public List<BulkLead> findWaiting() {
    return jobs.findWaiting(clock.instant(), MOST_AT_ONCE);
  }

  /**
   * A run with the lease: 登録中. Empty where another one was faster, or where it failed too often.
   */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public Optional<BulkRun> claim(BulkLead lead) {
    rows.institution(lead.institutionId());
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    if (!jobs.claim(lead.fileId(), id, now, now.plus(lease))) {
      return Optional.empty();
    }
    BulkJob job = jobs.get(lead.fileId());
    BulkRun run = new BulkRun(id, lead, uploader(job), now, lease.dividedBy(RENEWALS_IN_A_LEASE));
    if (job.attempts() > MOST_ATTEMPTS) {
      finish(run, BulkStatus.SYSTEM_ERROR);
      return Optional.empty();
    }
    return Optional.of(run);
  }

  private Actor uploader(BulkJob job) {
    return new Actor.OfAccount(
        job.accountId(),
        job.institutionId(),
        institutions.get(job.institutionId()).code(),
        job.uploaderRole(),
        jobs.findUserId(job.accountId()).orElseThrow());
  }

  /**
   * Reads and examines the whole file; afterwards the run holds the rows that are not done. Where
   * the file cannot be read or any row has a fault it is the end, and no row was registered.
   */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void examine(BulkRun run) {
    rows.institution(run.institutionId());
    BulkJob job = jobs.get(run.jobId());
    BulkPayload payload = jobs.lockPayload(run.jobId());
    if (payload.file() == null) {
      // Finished by another run in the meantime.
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    BulkExamination examination;
    try {
      examination =
          BulkExamination.of(
              BulkFileReader.read(seals.openFile(run.jobId(), payload.file())),
              institutions.get(run.institutionId()).kind(),
              Registrable.by(job.uploaderRole()));
    } catch (StructureFaultException fault) {
      payload.discard();
      jobs.finish(run.jobId(), run.id(), fault, clock.instant());
      completed(run, BulkStatus.STRUCTURE_ERROR);
      return;
    }
    // Once rows may be registered the verdict stands.
    if (job.rowCount() == null && examination.hasFaults()) {
      byte[] result = BulkResultFile.ofFaults(examination, code(run));
      payload.concludeWithFaults(seals.sealResult(run.jobId(), result));
      finish(run, BulkStatus.INPUT_ERROR);
      return;
    }
    jobs.examined(run.jobId(), run.id(), examination.rows().size(), clock.instant().plus(lease));
    Set<Integer> done =
        jobs.rowsDone(run.jobId()).stream().map(BulkRowDone::line).collect(Collectors.toSet());
    run.examined(
        examination,
        examination.rows().stream().filter(row -> !done.contains(row.row().line())).toList());
  }

  /** Registers some rows, each with its account, its audit and its mark, and renews the lease. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void register(BulkRun run, List<HashedRow> hashed) {
    rows.institution(run.institutionId());
    Institution institution = institutions.get(run.institutionId());
    for (HashedRow row : hashed) {
      jobs.add(register(run, institution, row));
    }
    Instant now = clock.instant();
    jobs.advance(run.jobId(), run.id(), hashed.size(), now.plus(lease));
    run.renewed(now);
  }

  /** Heartbeat: the run is alive, however long its next rows take. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void renew(BulkRun run) {
    rows.institution(run.institutionId());
    Instant now = clock.instant();
    jobs.renew(run.jobId(), run.id(), now.plus(lease));
    run.renewed(now);
  }

  private BulkRowDone register(BulkRun run, Institution institution, HashedRow hashed) {
    int line = hashed.row().row().line();
    if (hashed.hash() != null) {
      try {
        Account account = accounts.add(institution, hashed.row().form(), hashed.hash());
        registered(run, account);
        return BulkRowDone.registered(
            run.institutionId(),
            run.jobId(),
            line,
            seals.sealPassword(run.jobId(), line, hashed.password().value()));
      } catch (AccountFormException taken) {
        // A mark of its own.
      }
    }
    return BulkRowDone.taken(run.institutionId(), run.jobId(), line);
  }

  private void registered(BulkRun run, Account account) {
    AuditChanges changes =
        AuditChanges.NONE
            .with(AccountForm.ROLE, null, account.role())
            .with(AccountForm.USER_ID, null, account.userId())
            .with(AccountForm.USER_NAME, null, account.userName())
            .with(AccountForm.USER_NAME_KANA, null, account.userNameKana())
            .with(AccountForm.VALID_FROM, null, TypedDate.show(account.period().validFrom()))
            .with(AccountForm.VALID_UNTIL, null, shownEnd(account));
    audit(
        run,
        () ->
            audit.success(
                AuditAction.ACCOUNT_REGISTERED,
                AuditSubject.ofAccount(run.institutionId(), account.id()),
                changes));
  }

  private static String shownEnd(Account account) {
    return account.period().validUntil() == null
        ? null
        : TypedDate.show(account.period().validUntil());
  }

  /** Every row is done: makes the result and forgets the file and the passwords of the rows. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void conclude(BulkRun run) {
    rows.institution(run.institutionId());
    Map<Integer, String> passwords = new HashMap<>();
    boolean duplicates = false;
    for (BulkRowDone done : jobs.rowsDone(run.jobId())) {
      if (done.outcome() == BulkRowDone.Outcome.REGISTERED) {
        passwords.put(done.line(), seals.openPassword(run.jobId(), done.line(), done.password()));
      } else {
        duplicates = true;
      }
    }
    BulkExamination examination = run.examination();
    jobs.lockPayload(run.jobId())
        .conclude(
            seals.sealResult(
                run.jobId(), BulkResultFile.handedOut(examination, passwords, code(run))),
            seals.sealResult(
                run.jobId(), BulkResultFile.withPasswords(examination, passwords, code(run))));
    jobs.forgetPasswords(run.jobId());
    finish(run, duplicates ? BulkStatus.COMPLETED_WITH_DUPLICATES : BulkStatus.COMPLETED);
  }

  /** 登録失敗(システムエラー): something that does not pass by itself. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void fail(BulkRun run) {
    rows.institution(run.institutionId());
    jobs.lockPayload(run.jobId()).discard();
    jobs.forgetPasswords(run.jobId());
    finish(run, BulkStatus.SYSTEM_ERROR);
  }

  /** Stopped in the middle: another run may go on at once. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void release(BulkRun run) {
    rows.institution(run.institutionId());
    jobs.renew(run.jobId(), run.id(), null);
  }

  /** Erases the result files that were kept long enough; answers how many. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public int eraseResults() {
    Instant now = clock.instant();
    List<BulkLead> due = jobs.findResultsDue(now.minus(resultKept), MOST_AT_ONCE);
    for (BulkLead lead : due) {
      rows.institution(lead.institutionId());
      jobs.lockPayload(lead.fileId()).erase();
      jobs.resultErased(lead.fileId(), BusinessDay.of(now));
      // Before the next institution's rows are opened.
      jobs.flush();
    }
    return due.size();
  }

  private void finish(BulkRun run, BulkStatus status) {
    jobs.finish(run.jobId(), run.id(), status, clock.instant());
    completed(run, status);
  }

  private void completed(BulkRun run, BulkStatus status) {
    audit(
        run,
        () ->
            audit.success(
                AuditAction.BULK_COMPLETED,
                new AuditSubject(run.institutionId(), null, "bulk:" + run.jobId()),
                AuditChanges.NONE.with("status", BulkStatus.RUNNING, status)));
    run.concluded();
  }

  /** The uploader did it, if later. */
  private void audit(BulkRun run, Runnable line) {
    current.as(
        run.uploader(),
        () -> {
          line.run();
          return null;
        });
  }

  private CharacterCode code(BulkRun run) {
    return settings.characterCode(run.institutionId());
  }
}
