package org.zaitaku.bench;

import java.util.EnumMap;
import java.util.Map;

/** How long the steps took, of one client; those of many are added up. */
final class Timings {

  private final Map<Step, Durations> steps = new EnumMap<>(Step.class);

  void add(Step step, long nanos) {
    of(step).add(nanos);
  }

  void addAll(Timings others) {
    others.steps.forEach((step, durations) -> of(step).addAll(durations));
  }

  Durations of(Step step) {
    return steps.computeIfAbsent(step, first -> new Durations());
  }
}
