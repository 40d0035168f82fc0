package org.zaitaku.account;

/** What is wrong with one value of an {@link AccountForm}. Screens and files turn it into words. */
public enum Fault {
  /** A ＊ item was left empty (LOG-044). */
  MISSING,
  TOO_SHORT,
  TOO_LONG,
  /** A character that the item does not take. */
  CHARACTERS,
  /** Half-width kana, which is to be typed full-width (ACC-037, ACC-038). */
  HALF_WIDTH_KANA,
  /** The system account's ID must begin with the prefix of its 権限区分 (ACC-028 to ACC-030). */
  PREFIX_REQUIRED,
  /** The ID begins as only a system account's may (ACC-031). */
  PREFIX_RESERVED,
  /** No 権限区分, or none that the logged-in account may register (ACC-010, ACC-011). */
  ROLE_NOT_ALLOWED,
  /** No date, or none that the calendar has (ACC-039). */
  DATE_FORM,
  /** 利用終了年月日 before 利用開始年月日 (ACC-040). */
  END_BEFORE_START,
  /** In use or used before in this institution (ACC-026, ACC-027). */
  ID_TAKEN
}
