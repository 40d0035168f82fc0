package org.zaitaku.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest list of one place. It is fetched again when it is older here than the configured age
 * or no longer current; one fetch runs at a time and the others wait for it, no longer than a fetch
 * may take. After a failure nobody tries for ten seconds.
 */
final class CachedRevocationList {

  /** How long a failed fetch is remembered. */
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  /** Fetches and verifies a list. */
  @FunctionalInterface
  interface Fetch {
    RevocationList fetch() throws RevocationUndeterminedException;
  }

  private record Fetched(RevocationList list, Instant at) {}

  private final Fetch source;
  private final Duration timeout;
  private final Duration maxAge;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Fetched fetched;
  private volatile Instant pausedUntil = Instant.MIN;

  CachedRevocationList(Fetch source, Duration timeout, Duration maxAge, Clock clock) {
    this.source = source;
    this.timeout = timeout;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /** A list that speaks for now. */
  RevocationList current() throws RevocationUndeterminedException {
    if (isUsable(fetched)) {
      return fetched.list();
    }
    try {
      if (!fetching.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new RevocationUndeterminedException("another fetch of the list takes too long");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RevocationUndeterminedException("was interrupted", interrupted);
    }
    try {
      return isUsable(fetched) ? fetched.list() : refetched();
    } finally {
      fetching.unlock();
    }
  }

  private RevocationList refetched() throws RevocationUndeterminedException {
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      throw new RevocationUndeterminedException("the list could not be fetched a moment ago");
    }
    // Set first and lifted on success, so that however the fetch ends the pause holds.
    pausedUntil = now.plus(PAUSE_AFTER_FAILURE);
    RevocationList list = source.fetch();
    if (!list.isCurrent(now)) {
      throw new RevocationUndeterminedException("the list is not current");
    }
    if (fetched != null && list.thisUpdate().isBefore(fetched.list().thisUpdate())) {
      // An older list, though still current, could bring a revoked card back.
      throw new RevocationUndeterminedException("the list is older than one seen before");
    }
    fetched = new Fetched(list, now);
    pausedUntil = Instant.MIN;
    return list;
  }

  private boolean isUsable(Fetched candidate) {
    Instant now = clock.instant();
    return candidate != null
        && now.isBefore(candidate.at().plus(maxAge))
        && candidate.list().isCurrent(now);
  }
}
