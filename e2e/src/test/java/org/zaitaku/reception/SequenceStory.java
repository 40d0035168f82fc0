package org.zaitaku.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done in a sequence, to be told and done again, and what the sequences reached. */
final class SequenceStory {

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

  /** What was done so far, and how to do it again. */
  String told() {
    return "-Dzaitaku.sequences.seed=%d -Dzaitaku.sequences.count=1%n%s%n"
        .formatted(seed, String.join(System.lineSeparator(), lines));
  }
}
