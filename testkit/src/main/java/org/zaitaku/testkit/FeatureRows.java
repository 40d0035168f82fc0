package org.zaitaku.testkit;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts, per row of FEATURES.md ({@code ACC-034}, {@code CON-A-013}), the tests that ran and
 * passed, and those that did not. Safe for parallel tests.
 */
final class FeatureRows {

  private static final Pattern ROW = Pattern.compile("[A-Z]{1,4}(-[ABC])?-[0-9]{2,3}");

  private record Count(int passed, int notPassed) {}

  private final Map<String, Count> counts = new TreeMap<>();

  static boolean isRow(String tag) {
    return ROW.matcher(tag).matches();
  }

  synchronized void passed(String row) {
    counts.merge(row, new Count(1, 0), FeatureRows::sum);
  }

  synchronized void notPassed(String row) {
    counts.merge(row, new Count(0, 1), FeatureRows::sum);
  }

  private static Count sum(Count one, Count other) {
    return new Count(one.passed() + other.passed(), one.notPassed() + other.notPassed());
  }

  synchronized boolean isEmpty() {
    return counts.isEmpty();
  }

  /** A line per row: {@code ACC-034 <passed> <not passed>}. A row is carried if the last is 0. */
  synchronized String lines() {
    StringBuilder lines = new StringBuilder();
    counts.forEach(
        (row, count) ->
            lines
                .append(row)
                .append(' ')
                .append(count.passed())
                .append(' ')
                .append(count.notPassed())
                .append('\n'));
    return lines.toString();
  }
}
