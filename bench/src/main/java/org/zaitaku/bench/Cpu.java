package org.zaitaku.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Seconds of CPU: of the measured processes, and of the machine's others that belong to the
 * benchmark.
 *
 * @param threads of the server, by what they do
 */
record Cpu(
    double server, double database, double simulator, double driver, Map<String, Double> threads) {

  /** Of this process alone. */
  static Cpu ofDriver(double seconds) {
    return new Cpu(0, 0, 0, seconds, Map.of());
  }

  Cpu minus(Cpu earlier) {
    Map<String, Double> grown = new LinkedHashMap<>();
    threads.forEach(
        (name, seconds) ->
            grown.put(name, Math.max(0, seconds - earlier.threads.getOrDefault(name, 0.0))));
    return new Cpu(
        server - earlier.server,
        database - earlier.database,
        simulator - earlier.simulator,
        driver - earlier.driver,
        grown);
  }

  Cpu plus(Cpu other) {
    Map<String, Double> sum = new LinkedHashMap<>(threads);
    other.threads.forEach((name, seconds) -> sum.merge(name, seconds, Double::sum));
    return new Cpu(
        server + other.server,
        database + other.database,
        simulator + other.simulator,
        driver + other.driver,
        sum);
  }

  /** Seconds of the server's threads of this kind. */
  double of(ServerThread kind) {
    return threads.getOrDefault(kind.label(), 0.0);
  }

  /** Milliseconds of one of so many. */
  static double millisEach(double seconds, int count) {
    return seconds * 1000 / count;
  }
}
