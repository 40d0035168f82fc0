package org.zaitaku.reception;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it goes to the browser, once plain and once compressed. Compressed once for all: it
 * holds no secret and nothing of a request, so its length tells nothing (BREACH).
 */
final class Asset {

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript",
          "json", "application/json",
          "css", "text/css",
          "svg", "image/svg+xml");

  private final String type;
  private final byte[] plain;
  private final byte[] compressed;

  private Asset(String type, byte[] plain) {
    this.type = type;
    this.plain = plain;
    this.compressed = gzip(plain);
  }

  /**
   * @param path ends with one of the kinds that are served
   */
  static Asset of(String path, byte[] content) {
    return new Asset(TYPES.get(kindOf(path)), content.clone());
  }

  /** Whether files of this kind are served at all. */
  static boolean isServed(String path) {
    return TYPES.containsKey(kindOf(path));
  }

  private static String kindOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  String type() {
    return type;
  }

  int length(boolean gzip) {
    return gzip ? compressed.length : plain.length;
  }

  void writeTo(OutputStream out, boolean gzip) throws IOException {
    out.write(gzip ? compressed : plain);
  }

  /** Whether this value of {@code Accept-Encoding} takes gzip (RFC 9110, 12.5.3). */
  static boolean acceptsGzip(String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
            .map(coding -> coding.replaceAll("\\s", ""))
            .anyMatch(coding -> coding.matches("(x-)?gzip(;q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new BestGzip(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {

    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
