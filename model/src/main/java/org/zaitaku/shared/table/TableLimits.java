package org.zaitaku.shared.table;

/** How much any file of rows may hold; a kind of file may hold less ({@link TableLayout}). */
public final class TableLimits {

  /** Characters of a cell: far beyond every rule, so that a rule's own words are told first. */
  public static final int LONGEST_CELL = 1_000;

  /** Files inside of an XLSX. */
  public static final int MOST_ENTRIES = 200;

  /** How many times its own size an XLSX may unpack to. */
  public static final int HIGHEST_RATIO = 200;

  private TableLimits() {}
}
