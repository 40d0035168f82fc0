package org.zaitaku.account;

/** Why a session of the console is over. The names stand in the database. */
public enum SessionEnd {
  /** 《ログアウト》 (LOG-011). */
  LEFT,
  /** No action of a person for the configured time. */
  EXPIRED,
  /** The account logged in elsewhere. */
  REPLACED,
  /** 《強制ログアウト》. */
  FORCED,
  /** The account was disabled or deleted, its period is over or its password was initialised. */
  ACCOUNT,
  /** 環境設定情報 of the institution was changed: everybody logs in again (ENV-003, ENV-007). */
  SETTINGS
}
