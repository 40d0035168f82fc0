package org.zaitaku.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.SpreadsheetCsv;

/** ［操作履歴照会］ as a file for spreadsheets: UTF-8 with a mark; no cell is a formula. */
final class HistoryCsv {

  private final Locale language;

  HistoryCsv(Locale language) {
    this.language = language;
  }

  byte[] write(List<Operation> operations) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            words("history.at"),
            words("history.user"),
            words("history.userName"),
            words("history.action"),
            words("history.subject"),
            words("history.subjectName"),
            words("history.outcome"),
            words("history.detail"),
            words("history.changes")));
    HistoryWords show = new HistoryWords();
    for (Operation operation : operations) {
      // Not List.of: what does not apply is null.
      lines.add(
          Arrays.asList(
              show.moment(operation.at()),
              operation.userId(),
              operation.userName(),
              words("audit.action." + operation.action()),
              HistoryWords.subject(language, operation.subject()),
              operation.subjectName(),
              words("audit.outcome." + operation.outcome()),
              HistoryWords.detail(language, operation.detail()),
              changes(operation)));
    }
    return SpreadsheetCsv.bytes(lines);
  }

  private String changes(Operation operation) {
    return operation.changes().stream()
        .map(
            change ->
                HistoryWords.item(language, change.item())
                    + ": "
                    + HistoryWords.value(language, change.item(), change.before())
                    + " → "
                    + HistoryWords.value(language, change.item(), change.after()))
        .collect(Collectors.joining(" / "));
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
