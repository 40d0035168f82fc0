package org.zaitaku.account.bulk;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.time.Clock;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.PasswordHashing;

/** Second step, the work: an initial password and its hash, outside of any writing transaction. */
@Named
@Dependent
public class HashPassword implements ItemProcessor {

  private final SecureRandom random = new SecureRandom();

  @Inject
  @BatchProperty(name = "run")
  private String runId;

  @Inject private BulkRuns runs;

  @Inject private PasswordHashing hashing;

  @Inject private BulkRunService service;

  @Inject private Clock clock;

  @Override
  public Object processItem(Object item) {
    BulkExamination.Examined row = (BulkExamination.Examined) item;
    if (row.repeated()) {
      return new HashedRow(row, null, null);
    }
    BulkRun run = runs.get(runId);
    return runs.asSystem(
        run,
        () -> {
          InitialPassword password = InitialPassword.random(random);
          String hash = hashing.hash(password.value());
          if (run.isRenewalDue(clock.instant())) {
            service.renew(run);
          }
          return new HashedRow(row, password, hash);
        });
  }
}
