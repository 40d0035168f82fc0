package org.zaitaku.card;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The generations of the issuing authority that are trusted now: what the anchors' file names. The
 * file is looked at again by whoever asks, at most every fifteen seconds, so that a new generation
 * is taken and a withdrawn one dropped without a restart. A file that cannot be taken (missing,
 * empty, damaged, or of the simulator in production) changes nothing: what was trusted before stays
 * so, and {@link #problem()} tells.
 */
public final class TrustAnchors implements Supplier<List<IssuingAuthority>> {

  static final String ANCHORS = "zaitaku.card.anchors";

  /** After this time the next who asks looks at the file again. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(15);

  private static final Logger LOG = Logger.getLogger(TrustAnchors.class);

  /**
   * What the file held when it was last taken.
   *
   * @param pem its content
   */
  private record Taken(List<IssuingAuthority> authorities, String pem) {}

  private final Optional<AnchorFile> file;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Taken taken;
  private volatile Instant lookedAt;
  private volatile String problem;

  private TrustAnchors(Optional<AnchorFile> file, Taken taken, Clock clock) {
    this.file = file;
    this.taken = taken;
    this.clock = clock;
    this.lookedAt = clock.instant();
  }

  /**
   * Reads the configuration and, where it names one, the file.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key when production has no file, or the file cannot be
   *     taken
   */
  public static TrustAnchors from(Function<String, Optional<String>> values, Clock clock) {
    boolean production =
        !"verification"
            .equals(values.apply(CardVerificationSettings.ENVIRONMENT).orElse("production"));
    Optional<String> path = values.apply(ANCHORS);
    if (path.isEmpty()) {
      if (production) {
        throw refused("is missing; production trusts no card without it", null);
      }
      return new TrustAnchors(Optional.empty(), new Taken(List.of(), ""), clock);
    }
    try {
      AnchorFile file = new AnchorFile(Path.of(path.get()), production);
      String pem = file.read();
      return new TrustAnchors(Optional.of(file), new Taken(file.authorities(pem), pem), clock);
    } catch (InvalidPathException noPath) {
      throw refused("is not a readable file", noPath);
    } catch (AnchorFile.UnusableException unusable) {
      throw refused(unusable.getMessage(), unusable);
    }
  }

  /** The generations that are trusted now; empty only where the configuration names no file. */
  @Override
  public List<IssuingAuthority> get() {
    if (file.isPresent() && isDue() && looking.tryLock()) {
      try {
        // The one who looked meanwhile may have been another.
        if (isDue()) {
          look(file.get());
          lookedAt = clock.instant();
        }
      } finally {
        looking.unlock();
      }
    }
    return taken.authorities();
  }

  /** Why the file as it is now was not taken; empty where it was. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** A clock that was set back must not stop the looking. */
  private boolean isDue() {
    Duration since = Duration.between(lookedAt, clock.instant());
    return since.isNegative() || since.compareTo(LOOK_EVERY) >= 0;
  }

  private void look(AnchorFile anchors) {
    try {
      String pem = anchors.read();
      if (!pem.equals(taken.pem())) {
        taken = new Taken(anchors.authorities(pem), pem);
        LOG.infof("%s was taken anew: %s", ANCHORS, keyIds());
      } else if (problem != null) {
        LOG.infof("%s is again what was taken before: %s", ANCHORS, keyIds());
      }
      problem = null;
    } catch (AnchorFile.UnusableException unusable) {
      // Once a reason: a file that stays as it is fills no log.
      if (!unusable.getMessage().equals(problem)) {
        LOG.errorf(
            unusable.getCause(),
            "%s %s. Nothing of it is taken; trusted as before: %s",
            ANCHORS,
            unusable.getMessage(),
            keyIds());
      }
      problem = unusable.getMessage();
    }
  }

  private String keyIds() {
    return taken.authorities().stream()
        .map(IssuingAuthority::keyId)
        .collect(Collectors.joining(", "));
  }

  private static IllegalStateException refused(String why, Throwable cause) {
    return new IllegalStateException(ANCHORS + " " + why, cause);
  }
}
