package org.zaitaku.account.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.bulk.BulkLead;

/** The runs of this server, and what their threads share. */
@ApplicationScoped
class BulkRuns {

  private static final Actor SYSTEM = new Actor.OfSystem("bulk");

  /** Runs at once on a server: a large file does not keep every small one waiting. */
  private static final int MOST = 2;

  private static final int PROCESSORS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final Map<String, BulkRun> runs = new ConcurrentHashMap<>();

  @Inject private CurrentActor current;

  @Inject private Instance<RequestContextController> requestContexts;

  /** Threads of a run. */
  static int threads() {
    return PROCESSORS;
  }

  boolean hasRoom() {
    return runs.size() < MOST;
  }

  /** Whether a run of this server is at it: then it is slow, not lost. */
  boolean isAt(BulkLead lead) {
    return runs.values().stream().anyMatch(run -> run.jobId() == lead.fileId());
  }

  void add(BulkRun run) {
    runs.put(run.id().toString(), run);
  }

  Optional<BulkRun> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  BulkRun get(String id) {
    return find(id).orElseThrow();
  }

  void remove(BulkRun run) {
    runs.remove(run.id().toString());
  }

  /**
   * Does a step of a run as the system, in a request of its own; in the audit and in the log it is
   * found by the run's id. What fails is remembered and passed on.
   */
  <T> T asSystem(BulkRun run, Supplier<T> step) {
    RequestContextController requestContext = requestContexts.get();
    boolean activated = requestContext.activate();
    try {
      current.goOnAs(SYSTEM, run.id());
      return step.get();
    } catch (RuntimeException failed) {
      run.failed(failed);
      throw failed;
    } finally {
      if (activated) {
        requestContext.deactivate();
      }
    }
  }
}
