package org.zaitaku.card.oidc;

import java.time.Instant;
import java.util.Objects;
import org.zaitaku.shared.SubjectKey;

/**
 * Somebody whom the identity provider vouched for, every check passed. Who it is says only a link
 * that the card itself made once.
 *
 * @param key keyed hash of issuer and subject
 * @param authenticatedAt when the person authenticated, by the provider's clock
 */
public record VerifiedSubject(SubjectKey key, Instant authenticatedAt) {

  public VerifiedSubject {
    Objects.requireNonNull(key);
    Objects.requireNonNull(authenticatedAt);
  }

  /** What is kept beside the challenge: how it was verified, nothing of the person. */
  public String evidence() {
    return "ES256 OIDC " + authenticatedAt;
  }

  @Override
  public String toString() {
    return "VerifiedSubject[" + authenticatedAt + "]";
  }
}
