package org.zaitaku.container.scene;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;

/** Several callers at once, each a request of its own. */
@ApplicationScoped
public class Crew {

  private static final long LIMIT_SECONDS = 60;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  @Inject private CurrentActor current;

  @Inject private Instance<RequestContextController> requestContexts;

  /**
   * Starts all at one moment and waits for all.
   *
   * @return for each, in order, what it answered as text, or the message of its refusal
   */
  public List<String> atOnce(Actor actor, List<Supplier<?>> callers) {
    CyclicBarrier start = new CyclicBarrier(callers.size());
    List<FutureTask<String>> tasks = new ArrayList<>();
    for (Supplier<?> caller : callers) {
      FutureTask<String> task = new FutureTask<>(() -> call(actor, start, caller));
      tasks.add(task);
      threads.newThread(task).start();
    }
    return tasks.stream().map(Crew::result).toList();
  }

  private String call(Actor actor, CyclicBarrier start, Supplier<?> caller)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    RequestContextController context = requestContexts.get();
    context.activate();
    try {
      current.become(actor);
      start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
      return String.valueOf(caller.get());
    } catch (BusinessException refused) {
      return refused.getMessage();
    } finally {
      context.deactivate();
    }
  }

  private static String result(FutureTask<String> task) {
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
