package org.zaitaku.card;

/**
 * The algorithm that the answer names is on the list of {@link CardAlgorithm} and fits the
 * certificate's key.
 */
public final class AlgorithmCheck implements CardCheck {

  @Override
  public void check(PresentedCard card) {
    CardAlgorithm algorithm = allowed(card);
    if (!algorithm.fits(card.certificate().getPublicKey())) {
      throw new CardRefusedException(
          CardRefusal.ALGORITHM_NOT_ALLOWED, "the key is none for " + algorithm);
    }
  }

  /** The named algorithm, or {@link CardRefusal#ALGORITHM_NOT_ALLOWED}. */
  static CardAlgorithm allowed(PresentedCard card) {
    return CardAlgorithm.named(card.algorithm())
        .orElseThrow(
            () ->
                new CardRefusedException(
                    CardRefusal.ALGORITHM_NOT_ALLOWED, "algorithm is not on the list"));
  }
}
