package org.zaitaku.simulator;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The keys of virtual cards and of the authorities that issue them. */
enum KeyKind {
  /** Too short since 2014; only for the card that must be refused because of it. */
  RSA_1024("RSA", 1024, null),
  RSA_2048("RSA", 2048, null),
  P_256("EC", 256, "secp256r1"),
  P_384("EC", 384, "secp384r1");

  private final String algorithm;
  private final int bits;
  private final String curve;

  KeyKind(String algorithm, int bits, String curve) {
    this.algorithm = algorithm;
    this.bits = bits;
    this.curve = curve;
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (curve == null) {
        generator.initialize(bits);
      } else {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make a key of kind " + this, e);
    }
  }
}
