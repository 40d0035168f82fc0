package org.zaitaku.enquiry.bulk;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.enquiry.EnquiryResult;
import org.zaitaku.enquiry.EnquiryService;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;

/**
 * Asks the bulk enquiries that wait, one after another, and goes on with those whose run is lost,
 * on each server: the lease decides whose they are. Each row is the enquiry of one patient by its
 * uploader, with all that stands in the audit. Erases answers that are due.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkEnquirySweeper {

  private static final String ASK = "ask";
  private static final String ERASE = "erase";

  private static final Duration EVERY = Duration.ofSeconds(3);

  /** So often in a row without an answer, and the source is not asked for the rest. */
  private static final int MOST_SILENCES = 3;

  private static final Logger LOG = Logger.getLogger(BulkEnquirySweeper.class.getName());

  @Inject private BulkEnquiryRunService runs;

  @Inject private EnquiryService enquiries;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Begins to look every three seconds; told by the start once its checks are done. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public void begin() {
    lookAgain();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("41"), new TimerConfig(ERASE, false));
  }

  /** After this one, however long it takes. */
  private void lookAgain() {
    timers.createSingleActionTimer(EVERY.toMillis(), new TimerConfig(ASK, false));
  }

  @Timeout
  void sweep(Timer timer) {
    current.become(new Actor.OfSystem("bulk enquiry"));
    if (ERASE.equals(timer.getInfo())) {
      erase();
      return;
    }
    try {
      runs.findWaiting().forEach(this::ask);
    } catch (EJBException failed) {
      // Caught: else the container would call again, and each call looks again.
      LOG.log(Level.WARNING, "Bulk enquiries that wait were not found", failed);
    } finally {
      lookAgain();
    }
  }

  private void ask(BulkEnquiryLead lead) {
    try {
      runs.claim(lead).ifPresent(this::ask);
    } catch (BusinessException | EJBException failed) {
      // One that cannot be asked must not keep the others waiting.
      LOG.log(Level.WARNING, failed, () -> "Interrupted: bulk enquiry " + lead.enquiryId());
    }
  }

  private void ask(BulkEnquiryRun run) {
    int silences = 0;
    List<RequestRow> next = runs.next(run);
    while (!next.isEmpty()) {
      for (RequestRow row : next) {
        Answer answer =
            silences < MOST_SILENCES ? ask(run, row) : Answer.of(RowOutcome.UNAVAILABLE);
        silences = answer.outcome == RowOutcome.UNAVAILABLE ? silences + 1 : 0;
        runs.answer(run, row.line(), answer.outcome, answer.found);
      }
      next = runs.next(run);
    }
    runs.conclude(run);
  }

  private record Answer(RowOutcome outcome, Optional<EnquiryResult> found) {

    static Answer of(RowOutcome outcome) {
      return new Answer(outcome, Optional.empty());
    }
  }

  private Answer ask(BulkEnquiryRun run, RequestRow row) {
    try {
      EnquiryResult found = current.as(run.uploader(), () -> enquiries.find(row.query()));
      return new Answer(RowOutcome.FOUND, Optional.of(found));
    } catch (BusinessException refused) {
      return Answer.of(outcome(refused));
    }
  }

  private static RowOutcome outcome(BusinessException refused) {
    return switch (refused.code()) {
      case NOT_FOUND -> RowOutcome.NOBODY;
      case CONSENT_CHANGED -> RowOutcome.CHANGED;
      case ELIGIBILITY_UNAVAILABLE -> RowOutcome.UNAVAILABLE;
      default -> throw refused;
    };
  }

  private void erase() {
    int erased = runs.eraseResults();
    while (erased > 0) {
      LOG.log(Level.INFO, "Answers erased of bulk enquiries: {0}", erased);
      erased = runs.eraseResults();
    }
  }
}
