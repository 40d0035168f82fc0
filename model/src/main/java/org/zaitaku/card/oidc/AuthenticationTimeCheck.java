package org.zaitaku.card.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The person laid the card on for this question. A device of the institution goes from patient to
 * patient: a provider that remembers its last visitor would make the next one the last.
 *
 * @param askedAt when our question was made
 * @param skew by how much the provider's clock may differ from ours
 */
public record AuthenticationTimeCheck(Instant askedAt, Duration skew, Clock clock)
    implements IdTokenCheck {

  @Override
  public void check(IdToken token) {
    Instant at = token.authenticatedAt();
    if (at == null || at.isAfter(clock.instant().plus(skew))) {
      throw new OidcRefusedException(
          OidcRefusal.AUTHENTICATION_TIME_WRONG, "auth_time is missing or lies in the future");
    }
    if (at.isBefore(askedAt.minus(skew))) {
      throw new OidcRefusedException(
          OidcRefusal.AUTHENTICATION_TOO_OLD, "auth_time lies before the question");
    }
  }
}
