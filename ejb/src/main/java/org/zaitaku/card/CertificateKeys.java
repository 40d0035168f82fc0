package org.zaitaku.card;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.zaitaku.shared.CertificateKey;

/**
 * Makes the keyed hash by which a certificate is remembered: HMAC-SHA-256 over {@code
 * issuerKeyId:serial}, the serial in decimal. Without the key, whoever holds the database cannot
 * try serials out.
 */
public final class CertificateKeys {

  static final String SERIAL_KEY = "zaitaku.card.serial-key";

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_LENGTH = 32;

  private final SecretKey key;

  /**
   * Hashes with this key.
   *
   * @param key 32 bytes
   */
  public CertificateKeys(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a serial key has exactly 32 bytes");
    }
    this.key = new SecretKeySpec(key, HMAC);
  }

  /**
   * Reads the key from the configuration.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key when it is missing or is not base64 of 32 bytes
   */
  public static CertificateKeys from(Function<String, Optional<String>> values) {
    String text =
        values
            .apply(SERIAL_KEY)
            .orElseThrow(() -> new IllegalStateException(SERIAL_KEY + " is missing"));
    try {
      return new CertificateKeys(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notAKey) {
      // Neither the value nor the decoder's message, which quotes it, may reach the log.
      throw new IllegalStateException(SERIAL_KEY + " is not base64 of 32 bytes");
    }
  }

  /** The key of a card that passed every check. */
  public CertificateKey of(VerifiedCard card) {
    return of(card.issuerKeyId(), card.serial());
  }

  /** The key of a certificate, by its issuing authority's key id and its serial. */
  public CertificateKey of(String issuerKeyId, BigInteger serial) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return new CertificateKey(
          mac.doFinal((issuerKeyId + ":" + serial).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + HMAC, impossible);
    }
  }
}
