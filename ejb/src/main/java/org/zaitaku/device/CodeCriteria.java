package org.zaitaku.device;

import java.io.Serializable;

/**
 * 検索条件 (ACT-011).
 *
 * @param registration null for 全て
 * @param validOnly 有効なコードのみ表示する
 */
public record CodeCriteria(CodeRegistration registration, boolean validOnly)
    implements Serializable {

  /** At first display (ACT-012). */
  public static final CodeCriteria FIRST = new CodeCriteria(null, true);
}
