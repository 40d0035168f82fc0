package org.zaitaku.account.bulk;

import java.util.List;
import java.util.Optional;
import org.zaitaku.account.AccountForm;
import org.zaitaku.shared.AccountRole;

/**
 * One row of an アカウント一括登録用ファイル as it stands there; nothing of it is trusted.
 *
 * @param line of the file, counted from 1 with the headings, as an editor or a spreadsheet does
 * @param cells as many as there are {@link BulkColumn}s
 * @param role what the first cell names; null where it names none
 */
public record BulkRow(int line, List<String> cells, AccountRole role) {

  public BulkRow {
    cells = List.copyOf(cells);
    if (cells.size() != BulkColumn.values().length) {
      throw new IllegalArgumentException("a row has a cell for each column");
    }
  }

  public String cell(BulkColumn column) {
    return cells.get(column.index());
  }

  /** The role that was named, where the cell names one. */
  public Optional<AccountRole> findRole() {
    return Optional.ofNullable(role);
  }

  /** The form that the screen would send (BULK-028). */
  public AccountForm form() {
    return new AccountForm(
        role,
        cell(BulkColumn.USER_ID),
        cell(BulkColumn.USER_NAME),
        cell(BulkColumn.USER_NAME_KANA),
        cell(BulkColumn.VALID_FROM),
        cell(BulkColumn.VALID_UNTIL));
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "BulkRow[" + line + "]";
  }
}
