package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Work with one hash each, in rounds, the bare hash measured right before and right after each:
 * from one minute to the next a virtual machine is not the same.
 */
record Rounds(List<Round> rounds) {

  /** One round, and the bare hashes around it. */
  record Round(WithHash before, WithHash work, WithHash after) {

    double bare() {
      return (before.perSecond() + after.perSecond()) / 2;
    }

    double ratio() {
      return work.perSecond() / bare();
    }
  }

  /** What one round does. */
  interface Work {
    WithHash once(int round) throws IOException, SQLException, InterruptedException;
  }

  /**
   * @param bare for how long the bare hash is measured each time
   */
  static Rounds measure(int count, Hashes hashes, Duration bare, Work work)
      throws IOException, SQLException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    WithHash before = hashes.measure(bare);
    for (int i = 0; i < count; i++) {
      WithHash done = work.once(i);
      WithHash after = hashes.measure(bare);
      rounds.add(new Round(before, done, after));
      before = after;
    }
    return new Rounds(rounds);
  }

  double median(ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
  }

  double lowestRatio() {
    return rounds.stream().mapToDouble(Round::ratio).min().orElseThrow();
  }

  double highestRatio() {
    return rounds.stream().mapToDouble(Round::ratio).max().orElseThrow();
  }

  /** Of all rounds. */
  int count() {
    return rounds.stream().mapToInt(round -> round.work().count()).sum();
  }

  /** Of all rounds. */
  Cpu cpu() {
    return rounds.stream().map(round -> round.work().cpu()).reduce(Cpu::plus).orElseThrow();
  }

  /** Milliseconds of one bare hash, of all rounds. */
  double bareMillis() {
    double seconds =
        rounds.stream()
            .mapToDouble(round -> round.before().cpu().driver() + round.after().cpu().driver())
            .sum();
    int count =
        rounds.stream().mapToInt(round -> round.before().count() + round.after().count()).sum();
    return Cpu.millisEach(seconds, count);
  }
}
