package org.zaitaku.card;

/**
 * The port to whoever says that a card is genuine and present. Who may ask the authority for
 * revocation is regulated (公的個人認証法: 利用者証明検証者), so another adapter may take this one's place in
 * production.
 */
public interface CardVerification {

  /**
   * Verifies what a card app answered. Asks the network, at most for the configured times, so it
   * never runs inside a transaction. It keeps nothing: that a challenge is ours, young and unused
   * is the caller's to settle before.
   *
   * @param answer as it came
   * @param origin scheme, host and port of our patients' door, without a slash at the end
   * @throws CardRefusedException with the first reason against it (JPKI-010)
   */
  VerifiedCard verify(CardAnswer answer, String origin);
}
