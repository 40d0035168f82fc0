package org.zaitaku.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238, HMAC-SHA-1, 30 seconds, 6 digits), as every app knows them.
 */
final class Totp {

  static final int DIGITS = 6;

  private static final int STEP_SECONDS = 30;
  private static final String HMAC = "HmacSHA1";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BASE32_BITS = 5;

  private Totp() {}

  /** The step to which a second of the epoch belongs. */
  static long step(long epochSecond) {
    return Math.floorDiv(epochSecond, (long) STEP_SECONDS);
  }

  /** RFC 4226, 5.3: dynamic truncation. */
  static String code(byte[] seed, long step) {
    byte[] hash = hmac(seed, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + HMAC, impossible);
    }
  }

  /** RFC 4648, 6, without padding: how apps take a seed. */
  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE) | (next & 0xff);
      bits += Byte.SIZE;
      while (bits >= BASE32_BITS) {
        bits -= BASE32_BITS;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((held << (BASE32_BITS - bits)) & 31));
    }
    return text.toString();
  }
}
