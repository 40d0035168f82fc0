package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zaitaku.shared.PrintedSheet;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.TypedDate;

/** How accounts are spoken of on paper and in files. */
@ApplicationScoped
public class AccountWords {

  /** アカウント設定情報 as PDF, with the initial passwords, a page for each account (ACC-050). */
  byte[] pdf(List<IssuedSheet> sheets) {
    return new PrintedSheet(language())
        .print(words("issued.pdf.title"), sheets.stream().map(AccountWords::sheet).toList());
  }

  private static PrintedSheet.Page sheet(IssuedSheet sheet) {
    IssuedAccount issued = sheet.issued();
    AccountDetails account = issued.account();
    List<PrintedSheet.Row> rows = new ArrayList<>();
    rows.add(row("account.institutionCode", sheet.institutionCode()));
    rows.add(row("account.institutionName", sheet.institutionName()));
    rows.add(row("account.role", words("role." + account.role())));
    rows.add(row("account.userId", account.userId()));
    rows.add(row("account.userName", account.userName()));
    rows.add(row("account.userNameKana", account.userNameKana()));
    rows.add(row("account.validFrom", TypedDate.show(account.validFrom())));
    rows.add(
        row(
            "account.validUntil",
            account.validUntil() == null
                ? words("account.noEnd")
                : TypedDate.show(account.validUntil())));
    rows.add(row("issued.password", issued.password().value()));
    List<String> notes = new ArrayList<>();
    if (issued.usableUntil() != null) {
      rows.add(row("issued.usableUntil", TypedDate.show(issued.usableUntil())));
      notes.add(words("issued.note.human"));
    }
    notes.add(words("issued.note.care"));
    return new PrintedSheet.Page(rows, notes);
  }

  private static PrintedSheet.Row row(String key, String value) {
    return new PrintedSheet.Row(words(key), value);
  }

  static String words(String key, Object... values) {
    return ScreenMessages.words(language(), key, values);
  }

  private static Locale language() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }
}
