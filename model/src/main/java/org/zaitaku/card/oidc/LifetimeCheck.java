package org.zaitaku.card.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The token is of now: made after we asked, and not over.
 *
 * @param askedAt when our question was made
 * @param skew by how much the provider's clock may differ from ours
 */
public record LifetimeCheck(Instant askedAt, Duration skew, Clock clock) implements IdTokenCheck {

  @Override
  public void check(IdToken token) {
    Instant now = clock.instant();
    if (token.expiresAt() == null || !now.isBefore(token.expiresAt().plus(skew))) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_EXPIRED, "exp is missing or has passed");
    }
    if (token.issuedAt() == null || token.issuedAt().isBefore(askedAt.minus(skew))) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_TOO_OLD, "iat is missing or lies before the question");
    }
    Instant latest = now.plus(skew);
    if (token.issuedAt().isAfter(latest)
        || (token.notBefore() != null && token.notBefore().isAfter(latest))) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_NOT_YET_VALID, "iat or nbf lies in the future");
    }
  }
}
