package org.zaitaku.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How long the steps took, in nanoseconds, of one client; those of many are added up. */
final class Timings {

  private static final int FIRST_CAPACITY = 1024;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<Step, long[]> nanos = new EnumMap<>(Step.class);
  private final Map<Step, Integer> counts = new EnumMap<>(Step.class);

  void add(Step step, long duration) {
    int count = count(step);
    long[] known = nanos.computeIfAbsent(step, first -> new long[FIRST_CAPACITY]);
    if (count == known.length) {
      known = Arrays.copyOf(known, 2 * count);
      nanos.put(step, known);
    }
    known[count] = duration;
    counts.put(step, count + 1);
  }

  void addAll(Timings others) {
    others.nanos.forEach(
        (step, durations) -> {
          for (int i = 0; i < others.count(step); i++) {
            add(step, durations[i]);
          }
        });
  }

  int count(Step step) {
    return counts.getOrDefault(step, 0);
  }

  /** The duration in milliseconds that this share of all stayed below; NaN where there is none. */
  double millis(Step step, double share) {
    int count = count(step);
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos.get(step), count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (share * count))] / NANOS_PER_MILLI;
  }
}
