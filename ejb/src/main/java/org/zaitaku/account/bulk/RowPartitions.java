package org.zaitaku.account.bulk;

import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Properties;

/** A thread for each processor; all take their rows from one queue. */
@Named
@Dependent
public class RowPartitions implements PartitionMapper {

  @Override
  public PartitionPlan mapPartitions() {
    PartitionPlanImpl plan = new PartitionPlanImpl();
    plan.setPartitions(BulkRuns.threads());
    plan.setThreads(BulkRuns.threads());
    Properties[] none = new Properties[BulkRuns.threads()];
    Arrays.setAll(none, partition -> new Properties());
    plan.setPartitionProperties(none);
    return plan;
  }
}
