package org.zaitaku.reception;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;

/**
 * Registers soon, in another thread, what an authenticated patient chose. What gets lost here, the
 * sweeper finds in the database.
 */
@ApplicationScoped
public class CompletionQueue {

  private static final Logger LOG = Logger.getLogger(CompletionQueue.class.getName());

  @Resource private ManagedExecutorService executor;

  @Inject private CompletionService completion;

  @Inject private CurrentActor current;

  @Inject private Instance<RequestContextController> requestContexts;

  void add(UUID receptionId) {
    UUID correlationId = current.correlationId();
    Actor actor = current.find().orElseThrow();
    try {
      executor.execute(() -> run(receptionId, actor, correlationId));
    } catch (RejectedExecutionException busy) {
      LOG.log(Level.INFO, "No thread to register at once; the sweeper will: {0}", receptionId);
    }
  }

  private void run(UUID receptionId, Actor actor, UUID correlationId) {
    RequestContextController requestContext = requestContexts.get();
    boolean activated = requestContext.activate();
    try {
      current.goOnAs(actor, correlationId);
      completion.complete(receptionId);
    } catch (BusinessException refused) {
      LOG.log(
          Level.INFO, "Not registered: {0} {1}", new Object[] {receptionId, refused.getMessage()});
    } finally {
      if (activated) {
        requestContext.deactivate();
      }
    }
  }
}
