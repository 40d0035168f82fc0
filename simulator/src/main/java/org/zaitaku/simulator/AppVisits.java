package org.zaitaku.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The uses of the app that go on just now; a thousand at most, each for a quarter of an hour. */
final class AppVisits {

  private static final int MOST = 1000;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int ID_BYTES = 16;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, AppVisit> visits = new LinkedHashMap<>();

  AppVisits(Clock clock) {
    this.clock = clock;
  }

  synchronized AppVisit begin(Errand errand, Texts texts) {
    visits.values().removeIf(visit -> visit.isOver(clock.instant()));
    if (visits.size() >= MOST) {
      visits.remove(visits.keySet().iterator().next());
    }
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    AppVisit visit =
        new AppVisit(
            Base64.getUrlEncoder().withoutPadding().encodeToString(id),
            errand,
            texts,
            clock.instant().plus(LONGEST));
    visits.put(visit.id(), visit);
    return visit;
  }

  synchronized Optional<AppVisit> find(String id) {
    return Optional.ofNullable(visits.get(id)).filter(visit -> !visit.isOver(clock.instant()));
  }
}
