package org.zaitaku.account;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Accounts as a file for spreadsheets: UTF-8 with BOM. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
final class AccountCsv {

  private static final char BOM = '\uFEFF';

  private static final String BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠";

  private final UnaryOperator<String> words;

  /**
   * @param words by key of the bundle
   */
  AccountCsv(UnaryOperator<String> words) {
    this.words = words;
  }

  byte[] write(List<AccountDetails> accounts) {
    StringWriter file = new StringWriter();
    file.write(BOM);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
      csv.writeRecord(
          words.apply("account.userId"),
          words.apply("account.userName"),
          words.apply("account.userNameKana"),
          words.apply("account.role"),
          words.apply("account.state"),
          words.apply("account.lock"),
          words.apply("account.validFrom"),
          words.apply("account.validUntil"));
      for (AccountDetails account : accounts) {
        csv.writeRecord(
            account.userId(),
            neutral(account.userName()),
            neutral(account.userNameKana()),
            words.apply("role." + account.role()),
            words.apply(account.enabled() ? "account.state.enabled" : "account.state.disabled"),
            words.apply(account.locked() ? "account.lock.locked" : "account.lock.none"),
            TypedDate.show(account.validFrom()),
            TypedDate.show(account.validUntil()));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String neutral(String cell) {
    return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
