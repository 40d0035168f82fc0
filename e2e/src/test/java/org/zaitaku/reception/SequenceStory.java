package org.zaitaku.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done in a sequence, to be told and done again, and what the sequences reached. */
final class SequenceStory {

  private static final int LAST = 4;

  private final long seed;
  private final Map<String, Integer> reached;
  private final List<String> lines = new ArrayList<>();

  SequenceStory(long seed, Map<String, Integer> reached) {
    this.seed = seed;
    this.reached = reached;
  }

  void add(String line) {
    lines.add(line);
  }

  /** Counts what is worth to be reached. */
  void reached(String what) {
    reached.merge(what, 1, Integer::sum);
  }

  /** Which sequence it is, and what was done last. */
  String told() {
    int from = Math.max(0, lines.size() - LAST);
    return "%s, line %d:%n%s%n"
        .formatted(again(), lines.size(), joined(lines.subList(from, lines.size())));
  }

  /** Everything that was done, and how to do it again. */
  String whole() {
    return "%s%n%s".formatted(again(), joined(lines));
  }

  private String again() {
    return "-Dzaitaku.sequences.seed=%d -Dzaitaku.sequences.count=1".formatted(seed);
  }

  private static String joined(List<String> lines) {
    return String.join(System.lineSeparator(), lines);
  }
}
