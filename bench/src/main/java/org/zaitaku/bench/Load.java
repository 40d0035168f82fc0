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
import java.util.function.Supplier;

/** So many clients at once, each in a thread of its own. */
final class Load {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int REGISTERING = 8;
  private static final Duration UNLIMITED = Duration.ofHours(1);

  private Load() {}

  /**
   * What came of it.
   *
   * @param seconds in which that was done, the time of signing taken out
   */
  record Outcome(Flow flow, int clients, int count, double seconds, Timings timings, Usage usage) {

    /** Of all clients together. */
    double perSecond() {
      return count / seconds;
    }

    /** This and another measurement of the same as one. */
    Outcome plus(Outcome other) {
      Timings both = new Timings();
      both.addAll(timings);
      both.addAll(other.timings);
      return new Outcome(
          flow,
          clients,
          count + other.count,
          seconds + other.seconds,
          both,
          usage.plus(other.usage));
    }
  }

  /** A phone, and how long it was at it, without signing. */
  private record Client(Phone phone, long nanos) {}

  /**
   * Complete visits, one after the other by each client.
   *
   * @param scenes asked by all clients; null where there are no more
   */
  static Outcome visits(
      Installation installation, Flow flow, Supplier<Scene> scenes, int clients, Duration duration)
      throws IOException, InterruptedException, SQLException {
    List<Client> done = new ArrayList<>();
    Usage usage =
        Usage.of(
            installation,
            () -> {
              long begin = System.nanoTime();
              done.addAll(
                  inParallel(
                      clients,
                      () -> visits(installation, flow, scenes, begin, duration.toNanos())));
            });
    Timings all = new Timings();
    int count = 0;
    double perSecond = 0;
    for (Client client : done) {
      all.addAll(client.phone().timings());
      count += client.phone().visits();
      perSecond += client.phone().visits() * NANOS_PER_SECOND / client.nanos();
    }
    return new Outcome(flow, clients, count, count / perSecond, all, usage);
  }

  private static Client visits(
      Installation installation, Flow flow, Supplier<Scene> scenes, long begin, long limit)
      throws IOException {
    try (Phone phone = new Phone(installation.publicPort())) {
      Scene scene = scenes.get();
      while (scene != null) {
        phone.visit(flow, scene);
        scene = System.nanoTime() - begin < limit ? scenes.get() : null;
      }
      return new Client(phone, System.nanoTime() - begin - phone.signingNanos());
    }
  }

  /** Registers each scene once, so that there is something to change or to revoke. */
  static void register(Installation installation, Scenes scenes)
      throws IOException, InterruptedException, SQLException {
    visits(installation, Flow.REGISTRATION, scenes.once(), REGISTERING, UNLIMITED);
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
