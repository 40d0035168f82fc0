package org.zaitaku.shared;

/**
 * Text for a cell of a file that people open with a spreadsheet: what it would run as a formula is
 * led by an apostrophe.
 */
public final class SpreadsheetText {

  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetText() {}

  /** Empty for null. */
  public static String of(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return isFormula(value) ? "'" + value : value;
  }

  /** A cell as it was before {@link #of}, where it comes back. */
  public static String typed(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
  }
}
