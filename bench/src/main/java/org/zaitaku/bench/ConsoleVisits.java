package org.zaitaku.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** People who look at a page of the console again and again, until it is enough. */
final class ConsoleVisits {

  private final String page;
  private final Duration pause;
  private final ExecutorService visitors = Executors.newCachedThreadPool();
  private final List<Future<Durations>> visits = new ArrayList<>();
  private volatile boolean enough;

  ConsoleVisits(String page, Duration pause) {
    this.page = page;
    this.pause = pause;
  }

  void begin(int closedPort, DemonstrationLogin account) throws IOException {
    ConsoleUser user = new ConsoleUser(closedPort, account);
    user.logIn();
    visits.add(visitors.submit(() -> visit(user)));
  }

  private Durations visit(ConsoleUser user) throws IOException {
    Durations durations = new Durations();
    try (user) {
      while (!enough) {
        long begin = System.nanoTime();
        user.get(page);
        durations.add(System.nanoTime() - begin);
        LockSupport.parkNanos(pause.toNanos());
      }
    }
    return durations;
  }

  /** Ends all; how long each page took. */
  Durations end() throws IOException, InterruptedException {
    enough = true;
    visitors.shutdown();
    Durations all = new Durations();
    try {
      for (Future<Durations> each : visits) {
        all.addAll(each.get());
      }
    } catch (ExecutionException | CancellationException failed) {
      throw new IOException("a visitor failed", failed);
    }
    return all;
  }
}
