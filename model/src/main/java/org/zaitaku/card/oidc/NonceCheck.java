package org.zaitaku.card.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The token answers this one question of ours. */
public final class NonceCheck implements IdTokenCheck {

  private final byte[] nonce;

  /**
   * Expects this nonce.
   *
   * @param nonce as it was sent
   */
  public NonceCheck(String nonce) {
    this.nonce = nonce.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void check(IdToken token) {
    if (token.nonce() == null
        || !MessageDigest.isEqual(nonce, token.nonce().getBytes(StandardCharsets.UTF_8))) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_NONCE_WRONG, "nonce is not ours");
    }
  }
}
