package org.zaitaku.shared;

import java.util.Arrays;

/**
 * The keyed hash by which somebody whom an identity provider vouched for is remembered: 32 bytes,
 * made from the provider's issuer and its name for the person. Neither that name nor these bytes
 * are ever printed.
 *
 * @param bytes exactly 32 bytes; copied in and out
 */
@SuppressWarnings(
    "ArrayRecordComponent") // equality, hash and text are by content below; the bytes are copied
public record SubjectKey(byte[] bytes) {

  /** Length of a key: that of HMAC-SHA-256. */
  public static final int LENGTH = 32;

  public SubjectKey {
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException("a subject key has exactly 32 bytes");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SubjectKey[…]";
  }
}
