package org.zaitaku.container.scene;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The application's clock in these tests: the system's, moved by as much as a test says. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SettableClock {

  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /** From now on it is later. */
  public void advance(Duration by) {
    offset.updateAndGet(before -> before.plus(by));
  }

  /** The system's time again. */
  public void reset() {
    offset.set(Duration.ZERO);
  }

  public Instant now() {
    return Instant.now(Clock.systemUTC()).plus(offset.get());
  }

  @Produces
  @ApplicationScoped
  Clock clock() {
    return new Moved(this);
  }

  /** Reads the offset anew each time. */
  private static final class Moved extends Clock {

    private final SettableClock source;

    Moved(SettableClock source) {
      this.source = source;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
      return source.now();
    }
  }
}
