package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Consents while others wait for their card.
 *
 * @param alone half of it before and half after, so that what drifts does not count
 * @param looks of those who wait
 */
record BesideWaiting(
    int waiting, Load.Outcome alone, Load.Outcome beside, Durations looks, double looksPerSecond) {

  private static final int WAITING = 200;
  private static final int CLIENTS = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  static BesideWaiting measure(Installation installation, Scenes scenes, Duration duration)
      throws IOException, InterruptedException, SQLException {
    Load.Outcome before = consents(installation, scenes, duration.dividedBy(2));
    Load.Outcome beside;
    Durations looks;
    double seconds;
    try (WaitingRoom room = WaitingRoom.open(installation, scenes, WAITING)) {
      long begin = System.nanoTime();
      beside = consents(installation, scenes, duration);
      looks = room.end();
      seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }
    Load.Outcome after = consents(installation, scenes, duration.dividedBy(2));
    return new BesideWaiting(WAITING, before.plus(after), beside, looks, looks.count() / seconds);
  }

  private static Load.Outcome consents(Installation installation, Scenes scenes, Duration duration)
      throws IOException, InterruptedException, SQLException {
    return Load.visits(installation, Flow.REGISTRATION, scenes::next, CLIENTS, duration);
  }
}
