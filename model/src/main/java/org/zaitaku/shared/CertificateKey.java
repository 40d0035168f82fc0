package org.zaitaku.shared;

import java.util.Arrays;

/**
 * The keyed hash by which a user-authentication certificate is remembered: 32 bytes, made from the
 * issuing authority's key and the serial number. The serial itself has statutory limits and is
 * never stored; neither this nor its bytes are ever printed.
 *
 * @param bytes exactly 32 bytes; copied in and out
 */
@SuppressWarnings(
    "ArrayRecordComponent") // equality, hash and text are by content below; the bytes are copied
public record CertificateKey(byte[] bytes) {

  /** Length of a key: that of HMAC-SHA-256. */
  public static final int LENGTH = 32;

  public CertificateKey {
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException("a certificate key has exactly 32 bytes");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "CertificateKey[…]";
  }
}
