package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What flow B enquires, by one client, beside so many consents of others.
 *
 * @param whole from the first call until it is told what is registered, without signing
 * @param steps the calls of it
 * @param lookup the question behind it, about the same consents
 * @param lookupOfAny the same about any consent that there is
 */
record Enquiries(
    int beside, Durations whole, Timings steps, Durations lookup, Durations lookupOfAny) {

  private static final int WARM_UP_CLIENTS = 8;

  /** Unmeasured: so that the server has compiled what it needs. */
  static void warmUp(Installation installation, Scenes scenes, Duration duration)
      throws IOException, InterruptedException {
    Load.perSecond(WARM_UP_CLIENTS, duration, () -> new Enquirer(installation, scenes));
  }

  static Enquiries measure(
      Installation installation, Scenes scenes, ManyConsents consents, Duration duration)
      throws IOException, SQLException {
    List<Party> given = consents.given();
    try (Enquirer enquirer = new Enquirer(installation, scenes)) {
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() < end) {
        enquirer.once();
      }
      return new Enquiries(
          consents.count(),
          enquirer.enquiries(),
          enquirer.timings(),
          ConsentLookup.measure(
              installation,
              Stream.generate(() -> given).flatMap(List::stream).iterator()::next,
              duration.dividedBy(2)),
          ConsentLookup.measure(installation, consents::any, duration.dividedBy(2)));
    }
  }
}
