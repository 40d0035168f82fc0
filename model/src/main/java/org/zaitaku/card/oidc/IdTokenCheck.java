package org.zaitaku.card.oidc;

/** One rule about the claims of an ID token. */
@FunctionalInterface
public interface IdTokenCheck {

  /**
   * Returns when the rule holds.
   *
   * @throws OidcRefusedException when it does not
   */
  void check(IdToken token);
}
