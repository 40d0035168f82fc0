package org.zaitaku.card;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.zaitaku.shared.Sha256;

/**
 * The 32 random bytes that a card is asked to sign. On the wire they are base64url without padding,
 * 43 characters, in the one canonical spelling: two spellings of one challenge would be two keys to
 * it. The database keeps only {@link #sha256()}.
 */
public final class ChallengeValue {

  /** Bytes of a challenge. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private ChallengeValue(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new challenge that nobody can guess. */
  public static ChallengeValue random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new ChallengeValue(bytes);
  }

  /** Reads the wire form; empty when it is not the canonical text of exactly 32 bytes. */
  public static Optional<ChallengeValue> parse(String text) {
    return CanonicalBase64.URL
        .decode(text)
        .filter(bytes -> bytes.length == LENGTH)
        .map(ChallengeValue::new);
  }

  /** The wire form, 43 characters. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 over the 32 bytes: what is stored, and what is signed. */
  public byte[] sha256() {
    return Sha256.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChallengeValue value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "ChallengeValue[…]";
  }
}
