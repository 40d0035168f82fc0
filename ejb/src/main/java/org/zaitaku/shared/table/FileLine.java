package org.zaitaku.shared.table;

import java.util.List;

/**
 * A line with text in it.
 *
 * @param number counted from 1 with lines that hold nothing
 */
public record FileLine(int number, List<String> cells) {

  public FileLine {
    cells = List.copyOf(cells);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "FileLine[" + number + "]";
  }
}
