package org.zaitaku.medical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.SpreadsheetCsv;

/**
 * 医療情報閲覧履歴 as a file (HIS-006, HIS-012), in 利用文字コード; no cell is a formula. {@code
 * docs/view-history.md} lists its columns.
 */
final class ViewHistoryCsv {

  /** Keys of the headings, in the order of the columns. */
  static final List<String> COLUMNS =
      List.of(
          "viewHistory.at",
          "account.userId",
          "account.userName",
          "viewHistory.patientId",
          "viewHistory.patientName",
          "viewHistory.kind");

  private final Locale language;

  ViewHistoryCsv(Locale language) {
    this.language = language;
  }

  byte[] write(List<ViewLine> found, CharacterCode code) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(COLUMNS.stream().map(this::words).toList());
    for (ViewLine line : found) {
      // Not List.of: what may not be told is null.
      lines.add(
          Arrays.asList(
              ShownMoment.of(line.at()),
              line.userId(),
              line.userName(),
              Long.toString(line.patientId()),
              line.patientName(),
              words("medical.kind." + line.kind())));
    }
    return SpreadsheetCsv.bytes(lines, code);
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
