package org.zaitaku.account.bulk;

import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
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
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.bulk.BulkLead;

/**
 * Starts the bulk registrations that wait and takes over those whose run is lost, on each server:
 * the lease decides whose they are. Erases results that are due.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkSweeper {

  /** Name of the job's definition in {@code META-INF/batch-jobs}. */
  private static final String JOB = "account-bulk";

  /** Name of the job's parameter: the id of the run. */
  private static final String RUN = "run";

  private static final String START = "start";
  private static final String ERASE = "erase";

  private static final Logger LOG = Logger.getLogger(BulkSweeper.class.getName());

  @Inject private BulkRunService service;

  @Inject private BulkRuns runs;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Begins to look every three seconds; told by the start once its checks are done. */
  @Requires(Permission.ACCOUNT_BULK_UPKEEP)
  public void begin() {
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("*").second("*/3"),
        new TimerConfig(START, false));
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("41"), new TimerConfig(ERASE, false));
  }

  @Timeout
  void sweep(Timer timer) {
    current.become(new Actor.OfSystem("bulk"));
    if (ERASE.equals(timer.getInfo())) {
      erase();
    } else if (runs.hasRoom()) {
      startWaiting();
    }
  }

  private void startWaiting() {
    for (BulkLead lead : service.findWaiting()) {
      if (!runs.hasRoom()) {
        return;
      }
      if (runs.isAt(lead)) {
        continue;
      }
      try {
        service.claim(lead).ifPresent(this::start);
      } catch (EJBException refused) {
        // One that cannot be started must not keep the others waiting.
        LOG.log(Level.WARNING, refused, () -> "Not started: bulk " + lead.fileId());
      }
    }
  }

  private void start(BulkRun run) {
    runs.add(run);
    Properties parameters = new Properties();
    parameters.setProperty(RUN, run.id().toString());
    LOG.log(Level.INFO, () -> "Begins here: bulk " + run.jobId() + ", run " + run.id());
    try {
      BatchRuntime.getJobOperator().start(JOB, parameters);
    } catch (RuntimeException refused) {
      runs.remove(run);
      LOG.log(Level.WARNING, refused, () -> "Not started: bulk " + run.jobId());
    }
  }

  private void erase() {
    int erased = service.eraseResults();
    while (erased > 0) {
      LOG.log(Level.INFO, "Results of bulk registrations erased: {0}", erased);
      erased = service.eraseResults();
    }
  }
}
