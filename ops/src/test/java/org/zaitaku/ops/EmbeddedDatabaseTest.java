package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  /** One cluster for all: making one takes longer than anything else here. */
  @TempDir static Path directory;

  private static Path home() {
    return directory.resolve("postgres");
  }

  @Test
  void committedRowsSurviveAKillOfTheServer()
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    EmbeddedDatabase first = EmbeddedDatabase.start(home(), 0);
    try (Connection connection = first.connect(first.owner())) {
      Sql sql = new Sql(connection);
      sql.run("create table note (text text)");
      sql.run("insert into note values ('committed')");
    }
    ProcessHandle server = ProcessHandle.of(first.pid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    assertThat(home().resolve("data/postmaster.pid")).exists();
    first.close();

    try (EmbeddedDatabase second = EmbeddedDatabase.start(home(), 0);
        Connection connection = second.connect(second.owner())) {
      assertThat(new Sql(connection).text("select text from note")).contains("committed");
      assertThat(new Sql(connection).text("show fsync")).contains("on");
    }
  }

  @Test
  void aStalePidFileThatNamesALivingStrangerIsRemovedAndTheStrangerLives()
      throws SQLException, IOException {
    Path home = home();
    EmbeddedDatabase.start(home, 0).close();
    Files.writeString(
        home.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\nstale\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0);
        Connection connection = database.connect(database.application())) {
      assertThat(connection.isValid(1)).isTrue();
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void theServerOfAKilledStarterIsStoppedByTheNextStart()
      throws IOException, SQLException, InterruptedException {
    Path home = home();
    Process starter = program(home).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = starter.inputReader()) {
      assertThat(output.readLine()).startsWith("READY ");
    }
    long orphan = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid")).get(0));
    starter.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).isPresent();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0);
        Connection connection = database.connect(database.owner())) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(database.pid()).isNotEqualTo(orphan);
      // An ended process that nobody has collected yet has an empty command line.
      Path commandLine = Path.of("/proc", Long.toString(orphan), "cmdline");
      assertThat(Files.exists(commandLine) ? Files.readString(commandLine) : "").isEmpty();
    }
  }

  /** Asking in the same process once released the lock, and others stopped the database. */
  @Test
  void oneDirectoryIsServedOnceByThisProcessAndByOthers() throws IOException, InterruptedException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home(), 0)) {
      assertThat(database.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedDatabase.start(home(), 0))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("already running");
      assertThat(EmbeddedDatabase.isRunning(home())).isTrue();
      Process other = program(home()).redirectErrorStream(true).start();
      try (var output = other.inputReader()) {
        assertThat(output.readLine()).contains("already running");
      }
      assertThat(other.waitFor()).isEqualTo(1);
    }
    assertThat(EmbeddedDatabase.isRunning(home())).isFalse();
  }

  private static ProcessBuilder program(Path home) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        EmbeddedDatabase.class.getName(),
        home.toString(),
        "0");
  }

  @Test
  void aPortInUseIsNamedWithTheSettingThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(home(), taken.getLocalPort()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(taken.getLocalPort() + " for the database is in use")
          .hasMessageContaining("ZAITAKU_PORT_DB");
    }
  }

  @Test
  void passwordsAreKeptForTheirOwnerAloneAndStayTheSame() throws IOException {
    Path home = home();
    Login first;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0)) {
      first = database.application();
      assertThat(first.toString()).doesNotContain(first.password());
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("credentials.properties"))))
        .isEqualTo("rw-------");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0)) {
      assertThat(database.application()).isEqualTo(first);
    }
  }

  @Test
  void theOwnerMayInstallTheExtensionAndTheApplicationMayNotMakeTables() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      try (Connection owner = database.connect(database.owner())) {
        new Sql(owner).run("create extension btree_gist");
        assertThat(new Sql(owner).text("select upper('éä')")).contains("ÉÄ");
      }
      try (Connection application = database.connect(database.application())) {
        assertThatThrownBy(() -> new Sql(application).run("create table forbidden (id int)"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }
}
