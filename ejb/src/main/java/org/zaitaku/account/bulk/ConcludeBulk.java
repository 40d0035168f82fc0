package org.zaitaku.account.bulk;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Last step: the result. */
@Named
@Dependent
public class ConcludeBulk extends AbstractBatchlet {

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Inject private BulkRunService service;

  @Override
  public String process() {
    BulkRun run = runs.get(runId);
    return runs.asSystem(
        run,
        () -> {
          service.conclude(run);
          return "END";
        });
  }
}
