package org.zaitaku.card;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms by which a card may sign (RFC 7518 names): RSA from 2048 bits with SHA-256 as
 * cards have it today, and the two curves to which newer cards move. Nothing else, and nothing
 * weaker.
 */
public enum CardAlgorithm {
  RS256("SHA256withRSA", null),
  ES256("SHA256withECDSAinP1363Format", "secp256r1"),
  ES384("SHA384withECDSAinP1363Format", "secp384r1");

  private static final int RSA_MIN_BITS = 2048;

  private final String jcaName;

  @SuppressWarnings("ImmutableEnumChecker") // it is immutable, only not marked so
  private final ECParameterSpec curve;

  CardAlgorithm(String jcaName, String curveName) {
    this.jcaName = jcaName;
    this.curve = curveName == null ? null : curve(curveName);
  }

  /** The algorithm of exactly this name. */
  public static Optional<CardAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
  }

  /** Name of the signature algorithm in the Java platform. */
  String jcaName() {
    return jcaName;
  }

  /** Whether a key is of this algorithm's kind and strength. */
  boolean fits(PublicKey key) {
    if (curve == null) {
      return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_MIN_BITS;
    }
    return key instanceof ECPublicKey ec && isThisCurve(ec.getParams());
  }

  /**
   * Whether the bytes have the form of a signature by this key. RFC 7518 section 3.4: r and s in
   * full length, one after the other. Zero is never a value of r or s; Java before 17.0.3 took it
   * for one that fits every message (CVE-2022-21449).
   */
  boolean hasFormOfSignature(byte[] signature, PublicKey key) {
    if (curve == null) {
      return key instanceof RSAPublicKey rsa
          && signature.length == (rsa.getModulus().bitLength() + 7) / 8;
    }
    int half = (curve.getOrder().bitLength() + 7) / 8;
    return signature.length == 2 * half
        && isInOrder(Arrays.copyOfRange(signature, 0, half))
        && isInOrder(Arrays.copyOfRange(signature, half, 2 * half));
  }

  private boolean isInOrder(byte[] number) {
    BigInteger value = new BigInteger(1, number);
    return value.signum() > 0 && value.compareTo(curve.getOrder()) < 0;
  }

  private boolean isThisCurve(ECParameterSpec other) {
    return other != null
        && other.getCurve().equals(curve.getCurve())
        && other.getGenerator().equals(curve.getGenerator())
        && other.getOrder().equals(curve.getOrder())
        && other.getCofactor() == curve.getCofactor();
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + name, impossible);
    }
  }
}
