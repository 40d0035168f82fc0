package org.zaitaku.card;

import java.io.IOException;

/**
 * Reads structures that somebody else wrote. The ASN.1 library reads lazily, and tells of a
 * structure that is not as it should be by a handful of unchecked exceptions; a
 * NullPointerException for an empty one is among them (found by MutationTest).
 */
final class UntrustedAsn1 {

  private UntrustedAsn1() {}

  /** A reading that may come upon anything. */
  @FunctionalInterface
  interface Reading<T, E extends Exception> {
    T read() throws E;
  }

  /**
   * Reads.
   *
   * @throws IOException when the structure is malformed, whatever the library thought of it
   */
  static <T, E extends Exception> T read(Reading<T, E> reading) throws IOException, E {
    try {
      return reading.read();
    } catch (IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | IndexOutOfBoundsException malformed) {
      throw new IOException("malformed ASN.1", malformed);
    }
  }
}
