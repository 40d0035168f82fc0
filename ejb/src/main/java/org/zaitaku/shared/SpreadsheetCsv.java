package org.zaitaku.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines as a CSV file that people open with a spreadsheet: UTF-8 with a byte order mark, CRLF, and
 * no cell that would be run as a formula (ASVS 1.2.10).
 */
public final class SpreadsheetCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Of a character that a character code lacks. */
  private static final String LACKING = "〓";

  private SpreadsheetCsv() {}

  /** The whole file; a cell that is null is an empty one. */
  public static byte[] bytes(List<List<String>> lines) {
    return (BYTE_ORDER_MARK + text(lines)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same in 利用文字コード (ENV-009). In Shift-JIS there is no byte order mark, and a character that
   * it lacks stands as 〓.
   */
  public static byte[] bytes(List<List<String>> lines, CharacterCode code) {
    if (code == CharacterCode.UTF_8) {
      return bytes(lines);
    }
    CharsetEncoder encoder =
        code.charset()
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(LACKING.getBytes(code.charset()));
    try {
      ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text(lines)));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a lone surrogate", malformed);
    }
  }

  private static String text(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (List<String> line : lines) {
        writer.writeRecord(line.stream().map(SpreadsheetText::of).toList());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString();
  }
}
