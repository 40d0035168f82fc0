package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients at once, each in a thread of its own. */
final class Load {

  private static final double NANOS_PER_SECOND = 1e9;

  private Load() {}

  /**
   * What came of it.
   *
   * @param perSecond of all clients together, the time of signing taken out
   */
  record Outcome(int clients, int count, double perSecond, Timings timings, Cpu cpu) {}

  /** Complete consents, one after the other by each client. */
  static Outcome consents(Installation installation, Scenes scenes, int clients, Duration duration)
      throws IOException, InterruptedException {
    Cpu before = installation.cpu();
    long begin = System.nanoTime();
    List<Phone> phones =
        inParallel(
            clients,
            () -> {
              try (Phone phone = new Phone(installation.publicPort())) {
                while (System.nanoTime() - begin < duration.toNanos()) {
                  phone.consent(scenes.next());
                }
                return phone;
              }
            });
    long elapsed = System.nanoTime() - begin;
    Cpu cpu = installation.cpu().minus(before);
    Timings all = new Timings();
    double perSecond = 0;
    for (Phone phone : phones) {
      all.addAll(phone.timings());
      perSecond +=
          phone.timings().of(Step.RESULT).count()
              * NANOS_PER_SECOND
              / (elapsed - phone.signingNanos());
    }
    return new Outcome(clients, all.of(Step.RESULT).count(), perSecond, all, cpu);
  }

  /**
   * Requests of the empty resource, or whatever else one does again and again: how many a second.
   */
  static double perSecond(int clients, Duration duration, Opening opening)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<Integer> counts =
        inParallel(
            clients,
            () -> {
              int count = 0;
              try (Repeated repeated = opening.open()) {
                while (System.nanoTime() - begin < duration.toNanos()) {
                  repeated.once();
                  count++;
                }
              }
              return count;
            });
    return counts.stream().mapToInt(Integer::intValue).sum()
        * NANOS_PER_SECOND
        / (System.nanoTime() - begin);
  }

  /** Opens what one client needs. */
  interface Opening {
    Repeated open() throws IOException, SQLException;
  }

  /** What a client does again and again. */
  interface Repeated extends AutoCloseable {
    void once() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  static <T> List<T> inParallel(int clients, Callable<T> work)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(clients);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(executor.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IOException("a client failed", failed.getCause());
    } finally {
      executor.shutdownNow();
    }
  }
}
