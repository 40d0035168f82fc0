package org.zaitaku.account.bulk;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Second step, reading: the rows that are not done. What is done stands in the database. */
@Named
@Dependent
public class WaitingRows extends AbstractItemReader {

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Override
  public Object readItem() {
    return runs.get(runId).next();
  }
}
