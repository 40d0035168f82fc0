package org.zaitaku.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zaitaku.account.TypedDate;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.SpreadsheetCsv;

/** First accounts of institutions as a file, with their initial passwords. */
final class IssuedCsv {

  private final Locale language;

  IssuedCsv(Locale language) {
    this.language = language;
  }

  byte[] write(List<EnrolledInstitution> enrolled) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            words("login.institution"),
            words("frame.institution"),
            words("account.role"),
            words("account.userId"),
            words("issued.password"),
            words("issued.usableUntil")));
    for (EnrolledInstitution institution : enrolled) {
      for (IssuedAccount account : institution.accounts()) {
        lines.add(
            List.of(
                institution.code(),
                institution.name(),
                words("role." + account.role()),
                account.userId(),
                account.password(),
                TypedDate.show(account.validUntil())));
      }
    }
    return SpreadsheetCsv.bytes(lines);
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
