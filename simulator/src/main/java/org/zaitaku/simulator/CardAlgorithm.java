package org.zaitaku.simulator;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/**
 * The signatures that a card can make, by their names in JWA (RFC 7518). ECDSA signatures have the
 * IEEE P1363 form (r || s).
 */
public enum CardAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256: what the cards of today make. */
  RS256("SHA256withRSA"),
  /** ECDSA with P-256 and SHA-256. */
  ES256("SHA256withECDSAinP1363Format"),
  /** ECDSA with P-384 and SHA-384. */
  ES384("SHA384withECDSAinP1363Format");

  private final String jcaName;

  CardAlgorithm(String jcaName) {
    this.jcaName = jcaName;
  }

  /** The name of this algorithm for {@link Signature#getInstance(String)} of the JDK. */
  public String jcaName() {
    return jcaName;
  }

  /** Signs {@code content} with {@code key}; safe to be called by many threads. */
  byte[] sign(PrivateKey key, byte[] content) {
    try {
      Signature signature = Signature.getInstance(jcaName);
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the card's key cannot sign " + this, e);
    }
  }

  /** The algorithm that a card with this key uses. */
  static CardAlgorithm of(PublicKey key) {
    if (key instanceof RSAKey) {
      return RS256;
    }
    if (key instanceof ECKey ec) {
      return ec.getParams().getCurve().getField().getFieldSize() > 256 ? ES384 : ES256;
    }
    throw new IllegalArgumentException("no card has a key of " + key.getAlgorithm());
  }
}
