package org.zaitaku.account.bulk;

import org.zaitaku.account.AccountForm;

/** The columns of an アカウント一括登録用ファイル, in order (BULK-003). */
public enum BulkColumn {
  ROLE(0, AccountForm.ROLE),
  USER_ID(1, AccountForm.USER_ID),
  USER_NAME(2, AccountForm.USER_NAME),
  USER_NAME_KANA(3, AccountForm.USER_NAME_KANA),
  VALID_FROM(4, AccountForm.VALID_FROM),
  VALID_UNTIL(5, AccountForm.VALID_UNTIL);

  private final int index;
  private final String field;

  BulkColumn(int index, String field) {
    this.index = index;
    this.field = field;
  }

  /** Counted from 0. */
  public int index() {
    return index;
  }

  /** Name of the component of {@link AccountForm} that the column fills. */
  public String field() {
    return field;
  }
}
