package org.zaitaku.account;

/** What somebody must do after the log-in before the menu opens. */
public enum Duty {
  NONE,
  /** The password was handed out, or its last day is over (LOG-004). */
  CHANGE_PASSWORD,
  /** The 権限区分 needs a second factor and none is set up. */
  SET_UP_SECOND_FACTOR
}
