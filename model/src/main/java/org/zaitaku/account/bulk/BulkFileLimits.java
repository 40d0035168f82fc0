package org.zaitaku.account.bulk;

/** How much an アカウント一括登録用ファイル may hold. */
public final class BulkFileLimits {

  /** Rows of accounts, without the headings. */
  public static final int MOST_ROWS = 10_000;

  /** Bytes of the file as it is uploaded. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  /** Characters of a cell: far beyond every rule, so that a rule's own words are told first. */
  public static final int LONGEST_CELL = 1_000;

  /** Bytes of all that an XLSX unpacks to. */
  public static final long MOST_EXPANDED_BYTES = 64L * 1024 * 1024;

  /** Files inside of an XLSX. */
  public static final int MOST_ENTRIES = 200;

  /** How many times its own size an XLSX may unpack to. */
  public static final int HIGHEST_RATIO = 200;

  private BulkFileLimits() {}
}
