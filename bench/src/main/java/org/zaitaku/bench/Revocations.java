package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Flow C takes away what it needs: in rounds, every scene is registered by flow A, which is not
 * measured, and then revoked.
 */
final class Revocations {

  private static final double NANOS_PER_SECOND = 1e9;

  private Revocations() {}

  static Load.Outcome measure(
      Installation installation, Scenes scenes, int clients, Duration duration)
      throws IOException, InterruptedException, SQLException {
    Load.Outcome all = round(installation, scenes, clients, duration);
    for (long left = left(duration, all); left > 0; left = left(duration, all)) {
      all = all.plus(round(installation, scenes, clients, Duration.ofNanos(left)));
    }
    return all;
  }

  private static long left(Duration duration, Load.Outcome done) {
    return duration.toNanos() - (long) (done.seconds() * NANOS_PER_SECOND);
  }

  private static Load.Outcome round(
      Installation installation, Scenes scenes, int clients, Duration duration)
      throws IOException, InterruptedException, SQLException {
    Load.register(installation, scenes);
    return Load.visits(installation, Flow.REVOCATION, scenes.once(), clients, duration);
  }
}
