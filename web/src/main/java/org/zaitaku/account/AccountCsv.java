package org.zaitaku.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.SpreadsheetCsv;
import org.zaitaku.shared.TypedDate;

/**
 * Accounts as a file for spreadsheets: UTF-8 with BOM. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
final class AccountCsv {

  private final UnaryOperator<String> words;

  /**
   * @param words by key of the bundle
   */
  AccountCsv(UnaryOperator<String> words) {
    this.words = words;
  }

  byte[] write(List<AccountDetails> accounts, CharacterCode code) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            words.apply("account.userId"),
            words.apply("account.userName"),
            words.apply("account.userNameKana"),
            words.apply("account.role"),
            words.apply("account.state"),
            words.apply("account.lock"),
            words.apply("account.validFrom"),
            words.apply("account.validUntil")));
    for (AccountDetails account : accounts) {
      lines.add(
          List.of(
              account.userId(),
              account.userName(),
              account.userNameKana(),
              words.apply("role." + account.role()),
              words.apply(account.enabled() ? "account.state.enabled" : "account.state.disabled"),
              words.apply(account.locked() ? "account.lock.locked" : "account.lock.none"),
              TypedDate.show(account.validFrom()),
              TypedDate.show(account.validUntil())));
    }
    return SpreadsheetCsv.bytes(lines, code);
  }
}
