package org.zaitaku.shared.table;

/**
 * Why a whole file cannot be read (ファイル構造エラー, BULK-020). The screen turns it into words with line
 * and column.
 */
public enum StructureFault {
  /** Nothing at all, or headings without a row. */
  NO_ROWS,
  /** More than {@link TableLayout#mostRows} rows. */
  TOO_MANY_ROWS,
  /** The first line does not name the columns. */
  HEADINGS,
  /** More or fewer cells than columns. */
  COLUMNS,
  /** A quotation mark that is not closed, or text behind a closed one. */
  QUOTE,
  /** A byte that belongs to neither UTF-8 nor windows-31j. */
  ENCODING,
  /** A character that no text holds, e.g. NUL. */
  CONTROL_CHARACTER,
  /** A cell of more characters than anything that could be meant. */
  CELL_TOO_LONG,
  /** Neither CSV nor XLSX. */
  UNREADABLE,
  /** An XLSX that holds more than it may. */
  EXPANDS_TOO_FAR
}
