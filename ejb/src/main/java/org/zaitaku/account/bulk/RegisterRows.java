package org.zaitaku.account.bulk;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.shared.DatabaseFailure;

/**
 * Second step, writing. Where somebody took one of the IDs in the very same moment the transaction
 * is undone; the second time the ID is seen to be taken. A database that did not serve may have
 * written all the same: then another run sees which rows are done.
 */
@Named
@Dependent
public class RegisterRows extends AbstractItemWriter {

  private static final Logger LOG = Logger.getLogger(RegisterRows.class.getName());

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Inject private BulkRunService service;

  @Override
  public void writeItems(List<Object> items) {
    BulkRun run = runs.get(runId);
    List<HashedRow> rows = items.stream().map(HashedRow.class::cast).toList();
    runs.asSystem(
        run,
        () -> {
          try {
            service.register(run, rows);
          } catch (EJBException undone) {
            if (DatabaseFailure.find(undone).isPresent()) {
              throw undone;
            }
            LOG.log(Level.INFO, undone, () -> "Once more: rows of bulk " + run.jobId());
            service.register(run, rows);
          }
          return null;
        });
  }
}
