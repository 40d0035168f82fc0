package org.zaitaku.container.scene;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.zaitaku.card.CardAlgorithm;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.card.CardRefusal;
import org.zaitaku.card.CardRefusedException;
import org.zaitaku.card.CardVerification;
import org.zaitaku.card.RevocationEvidence;
import org.zaitaku.card.VerifiedCard;
import org.zaitaku.shared.Sha256;

/**
 * In the place of the checks on a card, which have tests of their own: here a certificate is
 * nothing but its serial, and the signature {@link #REVOKED} is that of a revoked one.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class TestCards implements CardVerification {

  public static final String REVOKED = "revoked";

  static final String ISSUER = Sha256.hex(new byte[] {1});

  private static final Duration VALID_FOR = Duration.ofDays(365);

  private final AtomicInteger verified = new AtomicInteger();

  @Inject private SettableClock clock;

  @Override
  public VerifiedCard verify(CardAnswer answer, String origin) {
    verified.incrementAndGet();
    if (answer.signature().equals(REVOKED)) {
      throw new CardRefusedException(CardRefusal.CERTIFICATE_REVOKED, "test");
    }
    return card(Long.parseLong(answer.certificate()), clock.now().plus(VALID_FOR));
  }

  /** A card with this serial that passed every check. */
  public VerifiedCard card(long serial) {
    return card(serial, clock.now().plus(VALID_FOR));
  }

  /** The same with a certificate that ends at this moment. */
  public VerifiedCard card(long serial, Instant notAfter) {
    Instant now = clock.now();
    return new VerifiedCard(
        ISSUER,
        BigInteger.valueOf(serial),
        CardAlgorithm.RS256,
        now.minus(VALID_FOR),
        notAfter,
        new RevocationEvidence(RevocationEvidence.Source.OCSP, now, now),
        Sha256.hex(new byte[] {2}));
  }

  /** How many answers were examined. */
  public int verified() {
    return verified.get();
  }
}
