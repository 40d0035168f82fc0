package org.zaitaku.card;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/**
 * The algorithms and keys that authorities and their responders may use: SHA-256 and longer with
 * RSA from 2048 bits or with elliptic curves from 256. The platform's own list still lets SHA-1
 * through for anchors that are not its own.
 */
public final class TrustedSignatures {

  private static final int RSA_MIN_BITS = 2048;
  private static final int EC_MIN_BITS = 256;
  private static final Set<String> OIDS =
      Set.of(
          "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
          "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
          "1.2.840.113549.1.1.13", // sha512WithRSAEncryption
          "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
          "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
          "1.2.840.10045.4.3.4"); // ecdsa-with-SHA512

  private TrustedSignatures() {}

  /** Whether a signature algorithm, by its object identifier, is on the list. */
  public static boolean isTrusted(String algorithmOid) {
    return OIDS.contains(algorithmOid);
  }

  /** Whether a key is of a known kind and long enough. */
  public static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= RSA_MIN_BITS;
    }
    return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= EC_MIN_BITS;
  }
}
