package org.zaitaku.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Codes that wait to be exchanged: each once, within a minute; a thousand at most. */
final class IssuedCodes {

  /** What a code stands for. */
  record Grant(AuthorizationQuestion question, String subject, Instant at) {}

  private static final int MOST = 1000;
  private static final int BYTES = 32;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Grant> grants = new LinkedHashMap<>();

  IssuedCodes(Clock clock) {
    this.clock = clock;
  }

  synchronized String issue(AuthorizationQuestion question, String subject) {
    grants.values().removeIf(this::isOver);
    if (grants.size() >= MOST) {
      grants.remove(grants.keySet().iterator().next());
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    grants.put(code, new Grant(question, subject, clock.instant()));
    return code;
  }

  /** The grant, which is gone with this. */
  synchronized Optional<Grant> take(String code) {
    return Optional.ofNullable(grants.remove(code)).filter(grant -> !isOver(grant));
  }

  private boolean isOver(Grant grant) {
    return !clock.instant().isBefore(grant.at().plus(LONGEST));
  }
}
