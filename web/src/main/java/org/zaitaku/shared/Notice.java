package org.zaitaku.shared;

import java.util.Arrays;
import java.util.Optional;

/** What a page tells about how one came to it. Only these words can be asked for by an address. */
public enum Notice {
  /** The session or the page was open for too long. */
  EXPIRED,
  /** Somebody logged out (LOG-011). */
  LEFT,
  /** The account logged in elsewhere. */
  REPLACED,
  /** 《強制ログアウト》. */
  FORCED,
  /** The account may not be used any more. */
  ACCOUNT,
  /** 環境設定情報 was changed: everybody logs in again (ENV-003, ENV-007). */
  SETTINGS,
  /** パスワード変更 is done (LOG-045). */
  PASSWORD_CHANGED,
  /** The second factor is set up. */
  SECOND_FACTOR_SET_UP,
  /** 《強制ログアウト》 is done. */
  SESSION_ENDED;

  /** Name and value for the query string. */
  public String parameter() {
    return "notice=" + name();
  }

  public static Optional<Notice> find(String name) {
    return Arrays.stream(values()).filter(notice -> notice.name().equals(name)).findFirst();
  }
}
