package org.zaitaku.card;

/** One rule about a card's answer, with one reason to refuse it. */
@FunctionalInterface
public interface CardCheck {

  /**
   * Returns when the rule holds.
   *
   * @throws CardRefusedException when it does not
   */
  void check(PresentedCard card);
}
