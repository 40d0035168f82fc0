package org.zaitaku.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines as a CSV file that people open with a spreadsheet: UTF-8 with a byte order mark, CRLF, and
 * no cell that would be run as a formula (ASVS 1.2.10).
 */
public final class SpreadsheetCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SpreadsheetCsv() {}

  /** The whole file; a cell that is null is an empty one. */
  public static byte[] bytes(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    text.append(BYTE_ORDER_MARK);
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (List<String> line : lines) {
        writer.writeRecord(line.stream().map(SpreadsheetText::of).toList());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
