package org.zaitaku.card;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * RFC 5280 section 4.1.2.5: now is not before the certificate's first moment and not after its
 * last; both ends belong to it.
 */
public final class ValidityCheck implements CardCheck {

  private final Clock clock;

  public ValidityCheck(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  @Override
  public void check(PresentedCard card) {
    Instant now = clock.instant();
    if (now.isBefore(card.certificate().getNotBefore().toInstant())) {
      throw new CardRefusedException(CardRefusal.CERTIFICATE_NOT_YET_VALID, "before notBefore");
    }
    if (now.isAfter(card.certificate().getNotAfter().toInstant())) {
      throw new CardRefusedException(CardRefusal.CERTIFICATE_EXPIRED, "after notAfter");
    }
  }
}
