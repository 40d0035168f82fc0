package org.zaitaku.account.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.FieldFault;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.table.TableLayout;

/**
 * The words of the files: headings, 権限区分 and what is wrong with a value. Japanese only, as the
 * files are the manual's.
 */
final class BulkWords {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.zaitaku.account.bulk.words", Locale.ROOT);

  private BulkWords() {}

  static String of(String key) {
    return WORDS.getString(key);
  }

  static List<String> headings() {
    return Arrays.stream(BulkColumn.values()).map(BulkWords::heading).toList();
  }

  static String heading(BulkColumn column) {
    return of("column." + column.name());
  }

  static String role(AccountRole role) {
    return of("role." + role.name());
  }

  /** The role that a cell names, blanks and widths of letters aside. */
  static Optional<AccountRole> findRole(String cell) {
    String wanted = TableLayout.folded(cell);
    return Arrays.stream(AccountRole.values())
        .filter(role -> TableLayout.folded(role(role)).equals(wanted))
        .findFirst();
  }

  /** Column and fault, e.g. 「ユーザID：8文字以内で入力してください」. */
  static String fault(FieldFault fault, AccountForm form) {
    BulkColumn column =
        Arrays.stream(BulkColumn.values())
            .filter(one -> one.field().equals(fault.field()))
            .findFirst()
            .orElseThrow();
    return heading(column) + of("between") + words(fault, column, form);
  }

  /** The most special words that there are: of role and column, of the column, of the fault. */
  private static String words(FieldFault fault, BulkColumn column, AccountForm form) {
    String general = "fault." + fault.fault().name();
    String ofColumn = general + "." + column.name();
    if (form.role() != null) {
      Optional<String> ofRole = find(ofColumn + "." + form.role().name());
      if (ofRole.isPresent()) {
        return ofRole.get();
      }
    }
    return find(ofColumn).orElseGet(() -> of(general));
  }

  private static Optional<String> find(String key) {
    try {
      return Optional.of(WORDS.getString(key));
    } catch (MissingResourceException noSpecialWords) {
      return Optional.empty();
    }
  }
}
