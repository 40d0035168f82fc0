package org.zaitaku.shared.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the files of one kind are laid out: a line of headings, then a line a row.
 *
 * @param headings of the columns, in their order
 * @param dates the columns of dates, counted from 0: a spreadsheet keeps a date as a number
 * @param mostRows without the headings
 */
public record TableLayout(List<String> headings, Set<Integer> dates, int mostRows) {

  public TableLayout {
    headings = List.copyOf(headings);
    dates = Set.copyOf(dates);
  }

  public int columns() {
    return headings.size();
  }

  /** Whether a cell names the column, blanks, case and widths of letters aside. */
  public boolean isHeading(String cell, int column) {
    return folded(cell).equals(folded(headings.get(column)));
  }

  /** As cells are compared with words: without blanks, in one width and case. */
  public static String folded(String cell) {
    return Normalizer.normalize(cell, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }
}
