package org.zaitaku.ops;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@code postgres}. */
final class PostgresProcess {

  /** Recovery after a crash reads the log since the last checkpoint: minutes at the very worst. */
  private static final long START_LIMIT_SECONDS = 300;

  private static final long PAUSE_MILLIS = 50;

  /** A killed server's children need a moment to notice; until then the new one is refused. */
  private static final int TRIES = 20;

  private final PostgresCluster cluster;
  private final List<String> commandLine;
  private final Path log;
  private Process process;

  private PostgresProcess(PostgresCluster cluster, List<String> commandLine, Path log) {
    this.cluster = cluster;
    this.commandLine = commandLine;
    this.log = log;
  }

  static PostgresProcess start(PostgresCluster cluster, List<String> commandLine, Path log)
      throws IOException {
    PostgresProcess started = new PostgresProcess(cluster, commandLine, log);
    started.launch();
    return started;
  }

  private void launch() throws IOException {
    process =
        new ProcessBuilder(commandLine)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"))
            .start();
  }

  long pid() {
    return process.pid();
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns when the server accepts this login. */
  void awaitAnswer(String url, Login login) throws IOException, SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
    int tries = 1;
    while (true) {
      try {
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          if (tries == TRIES || !PostgresCluster.lastLines(log).contains("still in use")) {
            throw new Refusal(
                "PostgreSQL does not start: " + PostgresCluster.lastLine(log) + " (" + log + ")");
          }
          tries++;
          TimeUnit.SECONDS.sleep(1);
          launch();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new Refusal("the start of PostgreSQL was interrupted", stopped);
      }
      try (Connection connection =
          DriverManager.getConnection(url, login.user(), login.password())) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException failure) {
        if (!isStarting(failure) || System.nanoTime() > deadline) {
          throw failure;
        }
      }
    }
  }

  /** 08001: nothing listens yet; 57P03: it is recovering. */
  private static boolean isStarting(SQLException failure) {
    return "08001".equals(failure.getSQLState())
        || "08006".equals(failure.getSQLState())
        || "57P03".equals(failure.getSQLState());
  }

  void stop() throws IOException {
    if (process.isAlive()) {
      cluster.stop();
    }
    if (process.isAlive()) {
      process.destroyForcibly();
    }
  }
}
