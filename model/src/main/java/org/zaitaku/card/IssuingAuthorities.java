package org.zaitaku.card;

import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The trusted generations of the issuing authority. The one that issued a certificate is the one
 * whose key verifies the certificate's signature, so the path is validated with each generation
 * alone and never with all of them: with several anchors of one name the platform was seen to
 * accept a revoked certificate and to refuse good ones.
 */
public final class IssuingAuthorities {

  private final Supplier<List<IssuingAuthority>> generations;
  private final Clock clock;

  /**
   * @param generations those that are trusted at the moment of asking
   */
  public IssuingAuthorities(Supplier<List<IssuingAuthority>> generations, Clock clock) {
    this.generations = Objects.requireNonNull(generations);
    this.clock = Objects.requireNonNull(clock);
  }

  /**
   * The generation whose key signed the certificate, with a valid path now.
   *
   * @throws CardRefusedException {@link CardRefusal#CERTIFICATE_NOT_TRUSTED}
   */
  public IssuingAuthority issuerOf(X509Certificate certificate) {
    Instant now = clock.instant();
    CardRefusedException refusal =
        new CardRefusedException(
            CardRefusal.CERTIFICATE_NOT_TRUSTED, "no valid path to a configured authority");
    // One key may have two certificates (an extended one); each is tried alone.
    for (IssuingAuthority generation : generations.get()) {
      try {
        generation.validatePath(certificate, now);
        return generation;
      } catch (CertPathValidatorException notByThisOne) {
        refusal.addSuppressed(notByThisOne);
      }
    }
    throw refusal;
  }
}
