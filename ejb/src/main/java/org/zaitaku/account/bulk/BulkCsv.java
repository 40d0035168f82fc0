package org.zaitaku.account.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines as a CSV file for spreadsheets: UTF-8 with a byte order mark. A cell that a spreadsheet
 * would run as a formula gets an apostrophe in front (ASVS 1.2.10).
 */
final class BulkCsv {

  private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r";

  private BulkCsv() {}

  static byte[] bytes(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    text.append('\uFEFF');
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (List<String> line : lines) {
        writer.writeRecord(line.stream().map(BulkCsv::neutral).toList());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String neutral(String cell) {
    return !cell.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
