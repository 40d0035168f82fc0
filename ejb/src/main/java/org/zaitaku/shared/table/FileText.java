package org.zaitaku.shared.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The text of a CSV file: UTF-8 with or without a byte order mark, else windows-31j, which
 * spreadsheets in Japan write. Strict: a byte that belongs to neither is a fault of its line, never
 * a question mark.
 */
public final class FileText {

  /** Not Shift_JIS, which lacks ① and 髙. */
  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileText() {}

  /**
   * Without the mark.
   *
   * @param signs words that the file should hold; where it holds one as UTF-8, it is meant as UTF-8
   * @throws StructureFaultException ENCODING, with the line of the first byte that fits nowhere
   */
  public static String decode(byte[] file, Collection<String> signs) {
    Attempt utf8 = Attempt.of(StandardCharsets.UTF_8, file);
    if (utf8.isWhole()) {
      return utf8.text;
    }
    Attempt windows = Attempt.of(WINDOWS_31J, file);
    boolean meantAsUtf8 = utf8.marked || signs.stream().anyMatch(utf8.text::contains);
    if (windows.isWhole() && !meantAsUtf8) {
      return windows.text;
    }
    Attempt meant = meantAsUtf8 ? utf8 : windows;
    throw new StructureFaultException(StructureFault.ENCODING, lineAt(file, meant.failedAt), null);
  }

  private static int lineAt(byte[] file, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (file[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The text as far as it could be read. */
  private static final class Attempt {

    private final String text;
    private final boolean marked;
    private final int failedAt;

    private Attempt(String text, boolean marked, int failedAt) {
      this.text = text;
      this.marked = marked;
      this.failedAt = failedAt;
    }

    static Attempt of(Charset charset, byte[] file) {
      CharsetDecoder decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer bytes = ByteBuffer.wrap(file);
      CharBuffer characters = CharBuffer.allocate(file.length + 1);
      CoderResult result = decoder.decode(bytes, characters, true);
      if (!result.isError()) {
        result = decoder.flush(characters);
      }
      String text = characters.flip().toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new Attempt(
          marked ? text.substring(1) : text, marked, result.isError() ? bytes.position() : -1);
    }

    boolean isWhole() {
      return failedAt < 0;
    }
  }
}
