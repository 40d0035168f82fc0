package org.zaitaku.enquiry.bulk;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
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
import java.util.UUID;
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
import org.zaitaku.shared.bulk.BulkLead;

/**
 * Asks the bulk enquiries that wait, one after another, and goes on with those whose run is lost,
 * on each server: the lease decides whose they are. Each row is the enquiry of one patient by its
 * uploader, with all that stands in the audit. Erases answers that are due.
 *
 * <p>A file is asked a little at each tick of the timer, which so is never late for long and never
 * ends. One timer never runs twice at once: what is under way needs no lock.
 */
@Singleton
@Lock(LockType.READ)
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkEnquirySweeper {

  private static final Actor SYSTEM = new Actor.OfSystem("bulk enquiry");

  private static final String ASK = "ask";
  private static final String ERASE = "erase";

  /** Of a tick, which comes every three seconds. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(BulkEnquirySweeper.class.getName());

  @Inject private BulkEnquiryRunService runs;

  @Inject private EnquiryService enquiries;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Of the timer that asks alone; empty where nothing is under way. */
  private volatile Optional<BulkEnquiryRun> underWay = Optional.empty();

  /** Begins to look every three seconds; told by the start once its checks are done. */
  @Requires(Permission.BULK_ENQUIRY_UPKEEP)
  public void begin() {
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("*").second("*/3"), new TimerConfig(ASK, false));
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("41"), new TimerConfig(ERASE, false));
  }

  @Timeout
  void sweep(Timer timer) {
    current.become(SYSTEM);
    if (ERASE.equals(timer.getInfo())) {
      erase();
      return;
    }
    long end = System.nanoTime() + TICK.toNanos();
    try {
      do {
        underWay = underWay.or(this::claim);
        underWay = underWay.filter(this::goOn);
      } while (underWay.isPresent() && System.nanoTime() < end);
    } catch (BusinessException | EJBException lost) {
      // Its lease runs out: then this server or another one goes on.
      LOG.log(Level.WARNING, lost, () -> "Interrupted: bulk enquiry, " + underWay);
      underWay = Optional.empty();
    }
  }

  private Optional<BulkEnquiryRun> claim() {
    current.goOnAs(SYSTEM, UUID.randomUUID());
    return runs.findWaiting().stream().map(this::claim).flatMap(Optional::stream).findFirst();
  }

  /** One that cannot be claimed must not keep the others waiting. */
  private Optional<BulkEnquiryRun> claim(BulkLead lead) {
    try {
      return runs.claim(lead);
    } catch (BusinessException | EJBException failed) {
      LOG.log(Level.WARNING, failed, () -> "Not begun: bulk enquiry " + lead.fileId());
      return Optional.empty();
    }
  }

  /** Asks the next rows; false where nothing is left, or nobody answers. */
  private boolean goOn(BulkEnquiryRun run) {
    current.goOnAs(SYSTEM, run.id());
    List<RequestRow> next = runs.next(run);
    if (next.isEmpty()) {
      runs.conclude(run);
      return false;
    }
    return next.stream().allMatch(row -> ask(run, row));
  }

  /** What became of a row, and what was told of it. */
  private record Answer(RowOutcome outcome, Optional<EnquiryResult> found) {

    static Optional<Answer> without(RowOutcome outcome) {
      return Optional.of(new Answer(outcome, Optional.empty()));
    }
  }

  /** False where the source is silent: the lease runs out first, then the row is asked again. */
  private boolean ask(BulkEnquiryRun run, RequestRow row) {
    Optional<Answer> answer = find(run, row);
    answer.ifPresent(known -> runs.answer(run, row.line(), known.outcome(), known.found()));
    return answer.isPresent();
  }

  /** Empty for a silent source. */
  private Optional<Answer> find(BulkEnquiryRun run, RequestRow row) {
    try {
      EnquiryResult found = current.as(run.uploader(), () -> enquiries.find(row.query()));
      return Optional.of(new Answer(RowOutcome.FOUND, Optional.of(found)));
    } catch (BusinessException refused) {
      return switch (refused.code()) {
        case NOT_FOUND -> Answer.without(RowOutcome.NOBODY);
        case CONSENT_CHANGED -> Answer.without(RowOutcome.CHANGED);
        case ELIGIBILITY_UNAVAILABLE -> Optional.empty();
        default -> throw refused;
      };
    } catch (EJBException broken) {
      // One row that cannot be asked must not cost the others their answers.
      LOG.log(Level.WARNING, broken, () -> "Not asked: line " + row.line() + " of " + run);
      return Answer.without(RowOutcome.UNAVAILABLE);
    }
  }

  private void erase() {
    int erased = runs.eraseResults();
    while (erased > 0) {
      LOG.log(Level.INFO, "Answers erased of bulk enquiries: {0}", erased);
      erased = runs.eraseResults();
    }
  }
}
