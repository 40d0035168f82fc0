package org.zaitaku.operator;

import java.io.Serializable;

/**
 * What an institution has done of its first day (seed 004): read from the rows, never from what
 * somebody ticked.
 *
 * @param settings 環境設定情報 was saved once
 * @param account a 一般 or 医療情報閲覧 account was registered
 * @param activationCode an アクティベーションコード was issued
 * @param password one's own password is no initial one any more
 */
public record FirstDay(boolean settings, boolean account, boolean activationCode, boolean password)
    implements Serializable {

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return settings && account && activationCode && password;
  }
}
