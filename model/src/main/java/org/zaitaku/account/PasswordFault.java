package org.zaitaku.account;

/** What is wrong with a パスワード変更. The first two stand at other fields than the new password. */
public enum PasswordFault {
  /** The old password is not the account's (LOG-045). */
  OLD_WRONG,
  /** The two new ones differ. */
  NOT_REPEATED,
  TOO_SHORT,
  TOO_LONG,
  /** Letters, digits and symbols are needed, or three of four kinds. */
  TOO_FEW_KINDS,
  /** It is the user ID, or holds it. */
  HOLDS_USER_ID,
  /** On the list of passwords that are tried first. */
  COMMON,
  /** One of the last five. */
  USED_BEFORE
}
