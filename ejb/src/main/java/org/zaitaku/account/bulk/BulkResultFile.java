package org.zaitaku.account.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.SpreadsheetCsv;

/**
 * The result file (BULK-025): a line for each row of the uploaded one, in its order, with 初期パスワード
 * and エラー詳細 behind its cells; in the institution's 利用文字コード.
 */
final class BulkResultFile {

  private BulkResultFile() {}

  /** Some rows have faults; the others say that they were not registered (BULK-019). */
  static byte[] ofFaults(BulkExamination examination, CharacterCode code) {
    List<List<String>> lines = begun();
    for (BulkExamination.Examined row : examination.rows()) {
      lines.add(line(row.row(), "", detail(row)));
    }
    return SpreadsheetCsv.bytes(lines, code);
  }

  private static String detail(BulkExamination.Examined row) {
    return row.faults().isEmpty()
        ? BulkWords.of("detail.noFault")
        : row.faults().stream()
            .map(fault -> BulkWords.fault(fault, row.form()))
            .collect(Collectors.joining(BulkWords.of("separator")));
  }

  /**
   * What was registered, with the initial passwords.
   *
   * @param passwords by line of the file; rows without one were not registered, their ID being
   *     taken
   */
  static byte[] withPasswords(
      BulkExamination examination, Map<Integer, String> passwords, CharacterCode code) {
    return registered(examination, passwords, code);
  }

  /** The same for whoever comes later: the passwords were handed out. */
  static byte[] handedOut(
      BulkExamination examination, Map<Integer, String> passwords, CharacterCode code) {
    String mark = BulkWords.of("password.handedOut");
    return registered(
        examination,
        passwords.keySet().stream().collect(Collectors.toMap(line -> line, line -> mark)),
        code);
  }

  private static byte[] registered(
      BulkExamination examination, Map<Integer, String> passwords, CharacterCode code) {
    List<List<String>> lines = begun();
    for (BulkExamination.Examined row : examination.rows()) {
      String password = passwords.get(row.row().line());
      lines.add(
          password == null
              ? line(row.row(), "", BulkWords.of("detail.taken"))
              : line(row.row(), password, ""));
    }
    return SpreadsheetCsv.bytes(lines, code);
  }

  private static List<List<String>> begun() {
    List<List<String>> lines = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    headings.add(BulkWords.of("column.LINE"));
    headings.addAll(BulkWords.headings());
    headings.add(BulkWords.of("column.PASSWORD"));
    headings.add(BulkWords.of("column.DETAIL"));
    lines.add(headings);
    return lines;
  }

  private static List<String> line(BulkRow row, String password, String detail) {
    List<String> line = new ArrayList<>();
    line.add(Integer.toString(row.line()));
    line.addAll(row.cells());
    line.add(password);
    line.add(detail);
    return line;
  }
}
