package org.zaitaku.card;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 with {@code zaitaku.card.serial-key}, the key for all that is remembered as a keyed
 * hash only. Each use begins its text in a way of its own, so that no two hash the same.
 */
public final class KeyedHash {

  static final String SERIAL_KEY = "zaitaku.card.serial-key";

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_LENGTH = 32;

  private final SecretKey key;

  /**
   * Hashes with this key.
   *
   * @param key 32 bytes
   */
  public KeyedHash(byte[] key) {
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
  public static KeyedHash from(Function<String, Optional<String>> values) {
    String text =
        values
            .apply(SERIAL_KEY)
            .orElseThrow(() -> new IllegalStateException(SERIAL_KEY + " is missing"));
    try {
      return new KeyedHash(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notAKey) {
      // Neither the value nor the decoder's message, which quotes it, may reach the log.
      throw new IllegalStateException(SERIAL_KEY + " is not base64 of 32 bytes");
    }
  }

  /** 32 bytes, for a use with a label of its own. */
  public byte[] of(String label, byte[] text) {
    ByteArrayOutputStream labelled = new ByteArrayOutputStream();
    labelled.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    labelled.write(0);
    labelled.writeBytes(text);
    return of(labelled.toByteArray());
  }

  /** 32 bytes. */
  public byte[] of(byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + HMAC, impossible);
    }
  }
}
