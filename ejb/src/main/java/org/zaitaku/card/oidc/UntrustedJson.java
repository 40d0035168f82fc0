package org.zaitaku.card.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/**
 * Reads JSON of others by a library that was written for the friendly: it takes {@code null} for an
 * object that is not there, a list of pairs for an object, and stumbles over both later. The
 * exception neither says nor brings along what could not be read.
 */
final class UntrustedJson {

  /** Reads something of others. */
  interface Reading<T> {
    T read() throws ParseException;
  }

  private UntrustedJson() {}

  /**
   * An object, of which no member comes twice.
   *
   * @param longest characters
   */
  static Map<String, Object> object(byte[] bytes, int longest) throws ParseException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.stripLeading().startsWith("{")) {
      throw new ParseException("not an object", 0);
    }
    return read(() -> JSONObjectUtils.parse(text, longest));
  }

  /** Whatever the library throws, the text cannot be read. */
  static <T> T read(Reading<T> reading) throws ParseException {
    T read;
    try {
      read = reading.read();
    } catch (RuntimeException | ParseException unreadable) {
      throw new ParseException("unreadable: " + unreadable.getClass().getSimpleName(), 0);
    }
    if (read == null) {
      throw new ParseException("nothing", 0);
    }
    return read;
  }
}
