package org.zaitaku.account.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.SpreadsheetCsv;

/**
 * 「アカウント一括登録用ファイル生成ツール」 (BULK-003): a workbook whose sheet 入力 is typed into and which is uploaded
 * as it was saved; its cells say what they take before the server does. The sheet 使い方 tells how.
 */
final class BulkTool {

  private static final int LAST_ROW = BulkFileLimits.MOST_ROWS;
  private static final double[] WIDTHS = {28, 14, 30, 40, 18, 18};
  private static final double HELP_WIDTH = 120;

  /** Behind the columns that are read, hidden. */
  private static final int ROLES_COLUMN = 9;

  private static final String DATE_RULE =
      "OR(AND(LEN(%1$s)=8,ISNUMBER(VALUE(%1$s))),ISNUMBER(DATEVALUE(%1$s)),AND(ISNUMBER(%1$s),%1$s>60))";

  private BulkTool() {}

  /** The headings as a CSV file, for whoever prepares the rows elsewhere. */
  static byte[] csv() {
    return SpreadsheetCsv.bytes(List.of(BulkWords.headings()));
  }

  /**
   * @param registrable what the list of 権限区分 offers
   */
  static byte[] xlsx(Set<AccountRole> registrable) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "zaitaku", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(BulkWords.of("tool.sheet"));
      Worksheet help = workbook.newWorksheet(BulkWords.of("tool.help.sheet"));
      List<String> roles = registrable.stream().sorted().map(BulkWords::role).toList();
      Range list = list(help, roles);
      headings(sheet);
      cells(sheet, list);
      help(help);
      sheet.finish();
      help.finish();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static Range list(Worksheet help, List<String> roles) {
    for (int i = 0; i < roles.size(); i++) {
      help.value(i, ROLES_COLUMN, roles.get(i));
    }
    help.hideColumn(ROLES_COLUMN);
    return help.range(0, ROLES_COLUMN, roles.size() - 1, ROLES_COLUMN);
  }

  private static void headings(Worksheet sheet) {
    for (BulkColumn column : BulkColumn.values()) {
      int number = column.index();
      sheet.value(0, number, BulkWords.heading(column));
      sheet.style(0, number).bold().fillColor("D9E6FF").set();
      sheet.width(number, WIDTHS[number]);
      // Text, so that 007 stays 007.
      sheet.style(number).format("@").set();
    }
    sheet.freezePane(0, 1);
  }

  private static void cells(Worksheet sheet, Range roles) {
    column(sheet, BulkColumn.ROLE)
        .validateWithList(roles)
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .errorTitle(BulkWords.of("tool.error.title"))
        .error(BulkWords.of("tool.role.error"));
    rule(sheet, BulkColumn.USER_ID, "AND(LEN(B2)>=2,LEN(B2)<=8,LENB(B2)=LEN(B2))", "tool.id.error");
    rule(sheet, BulkColumn.USER_NAME, "LEN(C2)<=40", "tool.name.error");
    rule(sheet, BulkColumn.USER_NAME_KANA, "LEN(D2)<=40", "tool.kana.error");
    rule(sheet, BulkColumn.VALID_FROM, DATE_RULE.formatted("E2"), "tool.date.error");
    rule(sheet, BulkColumn.VALID_UNTIL, DATE_RULE.formatted("F2"), "tool.date.error");
  }

  private static void rule(Worksheet sheet, BulkColumn column, String formula, String words) {
    column(sheet, column)
        .validateWithFormula(escaped(formula))
        .allowBlank(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .errorTitle(BulkWords.of("tool.error.title"))
        .error(BulkWords.of(words));
  }

  /** The library writes a rule into the XML as it is. */
  private static String escaped(String formula) {
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Range column(Worksheet sheet, BulkColumn column) {
    return sheet.range(1, column.index(), LAST_ROW, column.index());
  }

  private static void help(Worksheet help) {
    int last = Integer.parseInt(BulkWords.of("tool.help.last"));
    help.width(0, HELP_WIDTH);
    for (int line = 1; line <= last; line++) {
      help.value(line - 1, 0, BulkWords.of("tool.help." + line));
      help.style(line - 1, 0).wrapText(true).set();
    }
    help.style(0, 0).bold().fontSize(14).set();
  }
}
