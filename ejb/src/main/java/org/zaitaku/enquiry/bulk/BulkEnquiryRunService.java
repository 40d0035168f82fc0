package org.zaitaku.enquiry.bulk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.Account;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.enquiry.EnquiryResult;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.bulk.BulkLead;

/**
 * The steps of a run, a transaction each. A run writes only while it holds the lease: whoever lost
 * it is refused with CONFLICT, and nothing of the step stays.
 */
@Stateless
@UseCase
public class BulkEnquiryRunService {

  private static final int MOST_AT_ONCE = 20;

  /** Runs without a row in between: whoever uploaded is told, rather than kept waiting. */
  private static final int MOST_ATTEMPTS = 5;

  @Inject private BulkEnquiryRepository enquiries;

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** How long a run may stay silent before another one takes over. */
  @Inject
  @ConfigProperty(name = "zaitaku.bulk-enquiry.lease", defaultValue = "PT1M")
  private Duration lease;

  /** How long answers are kept. */
  @Inject
  @ConfigProperty(name = "zaitaku.bulk-enquiry.result-kept", defaultValue = "P7D")
  private Duration resultKept;

  /** What waits for a run, or was left by one that is lost. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public List<BulkLead> findWaiting() {
    return enquiries.findWaiting(clock.instant(), MOST_AT_ONCE);
  }

  /**
   * A run with the lease: 照会中. Empty where another one was faster. Where it failed too often, or
   * the uploader may not log in any more, the rest ends without being asked.
   */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public Optional<BulkEnquiryRun> claim(BulkLead lead) {
    rows.institution(lead.institutionId());
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    if (!enquiries.claim(lead.fileId(), id, now, now.plus(lease))) {
      return Optional.empty();
    }
    BulkEnquiry enquiry = enquiries.get(lead.fileId());
    Account account = enquiries.uploader(enquiry);
    BulkEnquiryRun run = new BulkEnquiryRun(id, lead, actor(account));
    if (enquiry.attempts() > MOST_ATTEMPTS || !account.isUsable(BusinessDay.of(now))) {
      enquiries.giveUp(enquiry.id());
      finish(run);
      return Optional.empty();
    }
    return Optional.of(run);
  }

  private Actor.OfAccount actor(Account account) {
    return new Actor.OfAccount(
        account.id(),
        account.institutionId(),
        institutions.get(account.institutionId()).code(),
        account.role(),
        account.userId());
  }

  /** The next rows to ask about; none at the end. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public List<RequestRow> next(BulkEnquiryRun run) {
    rows.institution(run.lead().institutionId());
    BulkEnquiry enquiry = enquiries.get(run.lead().fileId());
    return enquiries.findUnanswered(enquiry.id(), MOST_AT_ONCE).stream()
        .map(row -> new RequestRow(row.line(), row.query(enquiry)))
        .toList();
  }

  /**
   * Keeps what became of a row, and renews the lease.
   *
   * @param found empty unless the outcome is FOUND
   */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public void answer(
      BulkEnquiryRun run, int line, RowOutcome outcome, Optional<EnquiryResult> found) {
    rows.institution(run.lead().institutionId());
    BulkEnquiry enquiry = enquiries.get(run.lead().fileId());
    enquiries.advance(enquiry.id(), run.id(), 1, clock.instant().plus(lease));
    enquiries.row(enquiry.id(), line).conclude(outcome);
    found.ifPresent(
        result ->
            enquiries.add(
                new BulkEnquiryAnswer(
                    enquiry,
                    line,
                    result.relationId(),
                    enquiries.patientOf(result.relationId()),
                    result.consentedAt(),
                    result.eligibility().orElse(null))));
  }

  /** Every row is answered. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public void conclude(BulkEnquiryRun run) {
    rows.institution(run.lead().institutionId());
    finish(run);
  }

  private void finish(BulkEnquiryRun run) {
    enquiries.finish(run.lead().fileId(), run.id(), clock.instant());
    // The uploader did it, if later.
    current.as(
        run.uploader(),
        () -> {
          audit.success(
              AuditAction.BULK_ENQUIRY_COMPLETED,
              new AuditSubject(
                  run.lead().institutionId(), null, "bulk-enquiry:" + run.lead().fileId()),
              AuditChanges.NONE.with(
                  "status", BulkEnquiryStatus.RUNNING, BulkEnquiryStatus.COMPLETED));
          return null;
        });
  }

  /** Erases the answers that were kept long enough; tells how many enquiries they were of. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public int eraseResults() {
    Instant now = clock.instant();
    List<BulkLead> due = enquiries.findDue(now.minus(resultKept), MOST_AT_ONCE);
    int erased = 0;
    for (BulkLead lead : due) {
      rows.institution(lead.institutionId());
      erased += enquiries.erase(lead.fileId(), BusinessDay.of(now)) ? 1 : 0;
    }
    return erased;
  }
}
