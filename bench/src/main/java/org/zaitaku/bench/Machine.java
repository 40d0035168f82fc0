package org.zaitaku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and when it ran. */
record Machine(String description, String loadBefore, Instant begin) {

  static Machine here(Instant begin) throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 2))
            .orElse(System.getProperty("os.arch"));
    long memory =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(0L);
    return new Machine(
        Runtime.getRuntime().availableProcessors()
            + " cores ("
            + processor
            + "), "
            + memory / 1024 / 1024
            + " GiB, Linux "
            + System.getProperty("os.version")
            + ", Java "
            + Runtime.version(),
        load(),
        begin.truncatedTo(ChronoUnit.MINUTES));
  }

  /** Average of the last minute. */
  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }
}
