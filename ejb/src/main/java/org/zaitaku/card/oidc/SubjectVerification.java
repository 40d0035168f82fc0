package org.zaitaku.card.oidc;

import java.time.Instant;
import org.zaitaku.card.ChallengeValue;

/**
 * The port to an identity provider that verifies the card and vouches for the person: asked in the
 * place of {@link org.zaitaku.card.CardVerification} where {@code zaitaku.card.method} is {@code
 * oidc}.
 */
public interface SubjectVerification {

  /**
   * The link to the provider for a challenge of ours. Asks nobody; the same challenge, the same
   * link.
   */
  AuthorizationRequest request(ChallengeValue challenge);

  /**
   * Verifies what the browser brought back. Asks the network, at most twice for the configured
   * time, so it never runs inside a transaction. It keeps nothing: that the challenge is ours,
   * young, unused and of this browser is the caller's to settle before.
   *
   * @param answer as it came
   * @param askedAt when the challenge was made
   * @throws OidcRefusedException with the first reason against it
   */
  VerifiedSubject verify(OidcAnswer answer, Instant askedAt);
}
