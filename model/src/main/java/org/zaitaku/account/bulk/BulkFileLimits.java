package org.zaitaku.account.bulk;

/** How much an アカウント一括登録用ファイル may hold. */
public final class BulkFileLimits {

  /** Rows of accounts, without the headings. */
  public static final int MOST_ROWS = 10_000;

  /** Bytes of the file as it is uploaded. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  private BulkFileLimits() {}
}
