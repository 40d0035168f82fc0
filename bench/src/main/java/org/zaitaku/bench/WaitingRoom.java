package org.zaitaku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Receptions that wait for the card, each with a page of its own that looks, as ours do, two
 * seconds after it was answered.
 */
final class WaitingRoom implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int THREADS = 16;
  private static final long END_LIMIT_SECONDS = 30;

  private final List<Page> pages = new ArrayList<>();
  private final List<Future<?>> looking = new ArrayList<>();
  private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(THREADS);

  private record Page(Phone phone, Visit visit) {

    /** Fails where there is anything new: nobody reads the card. */
    void look() {
      try {
        if (phone.look(visit)) {
          throw new IllegalStateException("a waiting reception has changed");
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private WaitingRoom() {}

  /** All wait, and look by turns. */
  static WaitingRoom open(Installation installation, Scenes scenes, int receptions)
      throws IOException, InterruptedException {
    WaitingRoom room = new WaitingRoom();
    try {
      for (int i = 0; i < receptions; i++) {
        room.enter(new Phone(installation.publicPort()), scenes.next());
      }
    } catch (IOException failed) {
      room.close();
      throw failed;
    }
    for (int i = 0; i < receptions; i++) {
      Page page = room.pages.get(i);
      room.looking.add(
          room.looks.scheduleWithFixedDelay(
              page::look, PAUSE.toNanos() * i / receptions, PAUSE.toNanos(), TimeUnit.NANOSECONDS));
    }
    return room;
  }

  private void enter(Phone phone, Scene scene) throws IOException {
    Visit visit = phone.start(Flow.REGISTRATION, scene);
    pages.add(new Page(phone, visit));
    phone.showCode(visit);
    // The state has changed since the visit's tag.
    phone.look(visit);
  }

  /** Ends the looking, and all leave; how long each look took. */
  Durations end() throws IOException, InterruptedException {
    for (Future<?> each : looking) {
      // Only one that failed is done.
      if (each.isDone()) {
        failure(each);
      }
      each.cancel(false);
    }
    looks.shutdown();
    if (!looks.awaitTermination(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("a look does not end");
    }
    Durations all = new Durations();
    for (Page page : pages) {
      all.addAll(page.phone().timings().of(Step.POLL));
      page.phone().stop(page.visit());
    }
    return all;
  }

  private static void failure(Future<?> failed) throws IOException, InterruptedException {
    try {
      failed.get();
    } catch (ExecutionException cause) {
      throw new IOException("a page that waits failed", cause.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    looks.shutdownNow();
    for (Page page : pages) {
      page.phone().close();
    }
  }
}
