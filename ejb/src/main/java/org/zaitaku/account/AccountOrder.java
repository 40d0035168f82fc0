package org.zaitaku.account;

import java.io.Serializable;

/** How the result of a search is sorted; equal ones by ユーザID. */
public record AccountOrder(Column column, boolean descending) implements Serializable {

  public static final AccountOrder BY_USER_ID = new AccountOrder(Column.USER_ID, false);

  /** The columns of the result (ACC-064). */
  public enum Column {
    USER_ID("lower(user_id)"),
    /** By フリガナ. */
    USER_NAME("user_name_kana collate \"C\""),
    ROLE(
        "array_position(array['ADMINISTRATOR','GENERAL','MEDICAL_VIEWER','WEB_API','LINKAGE_APP','FACE_READER'], role)"),
    ENABLED("enabled"),
    LOCKED("locked_at is not null"),
    VALID_FROM("valid_from"),
    VALID_UNTIL("valid_until");

    private final String expression;

    Column(String expression) {
      this.expression = expression;
    }
  }

  String sql() {
    String own = column.expression + (descending ? " desc nulls last" : " nulls last");
    return column == Column.USER_ID ? own : own + ", lower(user_id)";
  }
}
