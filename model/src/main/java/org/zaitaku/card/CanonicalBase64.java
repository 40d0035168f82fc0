package org.zaitaku.card;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 in the one spelling of RFC 4648 section 3.5: no other alphabet, no line breaks, padding as
 * it must be, unused bits zero. The JDK's decoders are more lenient than that.
 */
record CanonicalBase64(Base64.Decoder decoder, Base64.Encoder encoder) {

  /** Section 4, with padding. */
  static final CanonicalBase64 STANDARD =
      new CanonicalBase64(Base64.getDecoder(), Base64.getEncoder());

  /** Section 5, without padding. */
  static final CanonicalBase64 URL =
      new CanonicalBase64(Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding());

  /** The bytes, or empty for null, for an empty text and for any other spelling. */
  Optional<byte[]> decode(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = decoder.decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return encoder.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
  }
}
