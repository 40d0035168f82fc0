package org.zaitaku.ops;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A data directory of PostgreSQL and the commands on it. */
final class PostgresCluster {

  private static final long COMMAND_LIMIT_SECONDS = 120;

  private final Path data;
  private final PostgresBinaries binaries;

  PostgresCluster(Path data, PostgresBinaries binaries) {
    this.data = data;
    this.binaries = binaries;
  }

  boolean exists() {
    return Files.exists(data.resolve("PG_VERSION"));
  }

  /** Beside its place first, then moved: a kill in between leaves no half of a cluster. */
  void initializeWhereMissing(String superuser, String password) throws IOException {
    if (exists()) {
      String version = Files.readString(data.resolve("PG_VERSION")).trim();
      if (!version.equals(PostgresBinaries.MAJOR)) {
        throw new Refusal(
            data
                + " belongs to PostgreSQL "
                + version
                + ", not "
                + PostgresBinaries.MAJOR
                + ": take a backup with the older release and restore it with this one");
      }
      return;
    }
    Path fresh = data.resolveSibling("data.new");
    PostgresBinaries.delete(fresh);
    Path passwordFile = data.resolveSibling("initdb-password");
    Files.deleteIfExists(passwordFile);
    try {
      try (FileChannel channel = PrivateFile.create(passwordFile)) {
        channel.write(StandardCharsets.UTF_8.encode(password));
      }
      command(
          "initdb",
          "--pgdata=" + fresh,
          "--username=" + superuser,
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--data-checksums");
      Files.move(fresh, data);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /**
   * Stops a server that a killed starter left running on this data. Another process that has got
   * its number since is never touched; then only the stale file goes.
   */
  void stopLeftover() throws IOException {
    Optional<ProcessHandle> holder = holder();
    if (holder.isEmpty()) {
      return;
    }
    if (!isOurs(holder.get())) {
      Files.deleteIfExists(pidFile());
      return;
    }
    stop();
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** The living process whose number the pid file names, if any. */
  private Optional<ProcessHandle> holder() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile());
    if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,9}")) {
      Files.delete(pidFile());
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(ProcessHandle::isAlive);
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return line.contains("postgres") && line.contains(data.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  /** Fast shutdown; after the limit the immediate one, from which the next start recovers. */
  void stop() throws IOException {
    try {
      command("pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60");
    } catch (Refusal slow) {
      if (holder().filter(this::isOurs).isPresent()) {
        command("pg_ctl", "stop", "--pgdata=" + data, "--mode=immediate", "--wait");
      }
    }
  }

  PostgresProcess start(int port, Path log) throws IOException {
    List<String> line = new ArrayList<>(asNormalUser());
    line.add(binaries.program("postgres"));
    line.addAll(List.of("-D", data.toString()));
    // A failing row's values must not reach the log: terse leaves the DETAIL out, panic the
    // statement.
    for (String setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "password_encryption=scram-sha-256")) {
      line.addAll(List.of("-c", setting));
    }
    return PostgresProcess.start(this, line, log);
  }

  private void command(String program, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(asNormalUser());
    line.add(binaries.program(program));
    line.addAll(List.of(arguments));
    Path output = Files.createTempFile(data.toAbsolutePath().getParent(), program, ".out");
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(new File("/dev/null"))
              .start();
      if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Refusal(program + " did not end within " + COMMAND_LIMIT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new Refusal(program + " failed: " + lastLine(output));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refusal(program + " was interrupted", stopped);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  static String lastLine(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
  }

  /** The end of a log, enough for the messages of one failed start. */
  static String lastLines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own the same files belong to
   * "nobody", and so does the process: nothing has to change its owner.
   */
  private static List<String> asNormalUser() {
    return System.getProperty("user.name").equals("root")
        ? List.of("unshare", "--user")
        : List.of();
  }
}
