package org.zaitaku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time and memory of processes as Linux counts them (proc(5)). */
final class ProcessCpu {

  /** sysconf(_SC_CLK_TCK), 100 on every Linux that Java runs on. */
  private static final double SECONDS_PER_TICK = 0.01;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_CHILDREN = 13;
  private static final int SYSTEM_OF_CHILDREN = 14;

  private ProcessCpu() {}

  /** Seconds of a process. */
  static double of(long pid) {
    return ticks(Path.of("/proc", Long.toString(pid), "stat"), USER, SYSTEM) * SECONDS_PER_TICK;
  }

  /** Seconds of a process and its children, those that ended too. */
  static double ofTree(long pid) {
    long ticks =
        ticks(
            Path.of("/proc", Long.toString(pid), "stat"),
            USER,
            SYSTEM,
            USER_OF_CHILDREN,
            SYSTEM_OF_CHILDREN);
    long running =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(
                child -> ticks(Path.of("/proc", Long.toString(child.pid()), "stat"), USER, SYSTEM))
            .sum();
    return (ticks + running) * SECONDS_PER_TICK;
  }

  /** Seconds of the threads that run, summed by the first word of their names. */
  static Map<String, Double> ofThreads(long pid) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        seconds.merge(
            ServerThread.of(name(thread)).label(),
            ticks(thread.resolve("stat"), USER, SYSTEM) * SECONDS_PER_TICK,
            Double::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seconds;
  }

  private static String name(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (NoSuchFileException ended) {
      return "";
    }
  }

  /** MiB of memory that a process holds. */
  static long residentMebibytes(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / 1024;
  }

  /** MiB of a process and its children; what they share is counted once. */
  static long proportionalMebibytes(long pid) {
    return Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid))
            .mapToLong(
                each -> kibibytes(Path.of("/proc", Long.toString(each), "smaps_rollup"), "Pss:"))
            .sum()
        / 1024;
  }

  private static long kibibytes(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
          .orElse(0L);
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name in the second field may hold blanks: the fields are counted after its bracket. */
  private static long ticks(Path stat, int... fields) {
    try {
      String line = Files.readString(stat);
      String[] values = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long sum = 0;
      for (int field : fields) {
        sum += Long.parseLong(values[field]);
      }
      return sum;
    } catch (IOException ended) {
      return 0;
    }
  }
}
