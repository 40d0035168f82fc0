package org.zaitaku.account.bulk;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.DatabaseFailure;

/**
 * After a run, however it ended. A database that does not serve and a server that is being stopped
 * pass: another run goes on. Whatever else went wrong would go wrong again: システムエラー.
 */
@Named
@Dependent
public class RunEnd extends AbstractJobListener {

  private static final Logger LOG = Logger.getLogger(RunEnd.class.getName());

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Inject private BulkRunService service;

  @Override
  public void afterJob() {
    BulkRun run = runs.get(runId);
    try {
      if (!run.isConcluded()) {
        end(run, run.failure());
      }
    } finally {
      runs.remove(run);
    }
  }

  private void end(BulkRun run, Throwable failure) {
    if (failure instanceof BusinessException leaseLost) {
      LOG.log(
          Level.INFO,
          "Another run has bulk {0}: {1}",
          new Object[] {run.jobId(), leaseLost.getMessage()});
      return;
    }
    boolean passes = failure == null || DatabaseFailure.find(failure).isPresent();
    LOG.log(
        Level.WARNING,
        failure,
        () -> "Bulk " + run.jobId() + (passes ? " stopped, will go on" : " failed"));
    try {
      runs.asSystem(
          run,
          () -> {
            if (passes) {
              service.release(run);
            } else {
              service.fail(run);
            }
            return null;
          });
    } catch (BusinessException | EJBException notEvenThat) {
      LOG.log(Level.WARNING, notEvenThat, () -> "The lease of bulk " + run.jobId() + " runs out");
    }
  }
}
