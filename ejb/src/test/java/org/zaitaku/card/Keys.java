package org.zaitaku.card;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key pairs for tests. Curves are quick; an RSA pair of a size and a number is made once for all
 * tests.
 */
final class Keys {

  private static final Map<String, KeyPair> RSA = new ConcurrentHashMap<>();

  private Keys() {}

  static KeyPair p256() {
    return curve("secp256r1");
  }

  static KeyPair curve(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(name));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static KeyPair rsa(int bits, int number) {
    return RSA.computeIfAbsent(
        bits + "/" + number,
        name -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
          }
        });
  }

  /** The name of a signature algorithm that suits a key. */
  static String signing(KeyPair keys) {
    return keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }
}
