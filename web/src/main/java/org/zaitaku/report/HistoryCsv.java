package org.zaitaku.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.SpreadsheetText;

/** ［操作履歴照会］ as a file for spreadsheets: UTF-8 with a mark; no cell is a formula. */
final class HistoryCsv {

  private static final char BOM = '\uFEFF';

  private final Locale language;

  HistoryCsv(Locale language) {
    this.language = language;
  }

  byte[] write(List<Operation> operations) {
    StringWriter file = new StringWriter();
    file.write(BOM);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
      csv.writeRecord(
          words("history.at"),
          words("history.user"),
          words("history.userName"),
          words("history.action"),
          words("history.subject"),
          words("history.subjectName"),
          words("history.outcome"),
          words("history.detail"),
          words("history.changes"));
      HistoryWords show = new HistoryWords();
      for (Operation operation : operations) {
        csv.writeRecord(
            show.moment(operation.at()),
            cell(operation.userId()),
            cell(operation.userName()),
            words("audit.action." + operation.action()),
            cell(operation.subject()),
            cell(operation.subjectName()),
            words("audit.outcome." + operation.outcome()),
            cell(HistoryWords.detail(language, operation.detail())),
            cell(changes(operation)));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String changes(Operation operation) {
    return operation.changes().stream()
        .map(
            change ->
                HistoryWords.item(language, change.item())
                    + ": "
                    + HistoryWords.value(language, change.before())
                    + " → "
                    + HistoryWords.value(language, change.after()))
        .collect(Collectors.joining(" / "));
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }

  private static String cell(String value) {
    return SpreadsheetText.of(value);
  }
}
