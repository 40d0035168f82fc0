package org.zaitaku.account.bulk;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * First step: the whole file. Ends with REGISTER where rows are to be registered, else with END.
 */
@Named
@Dependent
public class ExamineFile extends AbstractBatchlet {

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Inject private BulkRunService service;

  @Override
  public String process() {
    BulkRun run = runs.get(runId);
    runs.asSystem(
        run,
        () -> {
          service.examine(run);
          return null;
        });
    return run.isConcluded() ? "END" : "REGISTER";
  }
}
