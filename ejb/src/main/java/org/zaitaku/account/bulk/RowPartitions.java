package org.zaitaku.account.bulk;

import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** A thread for each processor; all take their rows from one queue. */
@Named
@Dependent
public class RowPartitions implements PartitionMapper {

  @Override
  public PartitionPlan mapPartitions() {
    PartitionPlanImpl plan = new PartitionPlanImpl();
    plan.setPartitions(BulkRuns.threads());
    plan.setThreads(BulkRuns.threads());
    return plan;
  }
}
