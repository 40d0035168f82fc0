package org.zaitaku.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real PostgreSQL 17 out of Maven Central with its data on disk, for trying out, for development
 * and for tests. It listens on 127.0.0.1 only, wants a password (SCRAM) from everybody, and is as
 * durable as any other: {@code fsync} is on. It runs as root (in a user namespace) and as a normal
 * user, one at a time per directory, and recovers after a SIGKILL of itself or of its starter.
 *
 * <p>The directory holds {@code data}, {@code binaries}, {@code postgres.log} and {@code
 * credentials.properties} (mode 600). The database {@value #DATABASE} belongs to the role {@value
 * #OWNER}; the server works as {@value #APPLICATION}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  public static final String DATABASE = "zaitaku";
  public static final String OWNER = "zaitaku_owner";
  public static final String APPLICATION = "zaitaku_app";

  private static final String SUPERUSER = "postgres";
  private static final String CREDENTIALS = "credentials.properties";
  private static final int PASSWORD_LENGTH = 40;

  private final Path directory;
  private final boolean temporary;
  private final int port;
  private final DirectoryLock lock;
  private final PostgresProcess process;
  private final Map<String, String> passwords;
  private final Thread hook = new Thread(this::stopQuietly, "embedded-database-stop");
  private volatile boolean closed;

  private EmbeddedDatabase(
      Path directory,
      boolean temporary,
      int port,
      DirectoryLock lock,
      PostgresProcess process,
      Map<String, String> passwords) {
    this.directory = directory;
    this.temporary = temporary;
    this.port = port;
    this.lock = lock;
    this.process = process;
    this.passwords = passwords;
  }

  /**
   * Starts the database of a directory, making it where it is missing; returns when it answers.
   *
   * @param directory where data, programs, log and passwords are kept
   * @param port on 127.0.0.1; 0 takes a free one
   * @throws Refusal where the port or the directory is in use, or PostgreSQL does not come up
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    return start(directory, port, false, directory.resolve("binaries"));
  }

  /**
   * Starts a new, empty database on a free port; {@link #close()} or the end of this JVM removes
   * it. What a killed JVM left behind is removed by the next call. For tests.
   */
  public static EmbeddedDatabase temporary() {
    try {
      TemporaryDatabases place = TemporaryDatabases.ofThisUser();
      place.removeLeftovers();
      return start(place.next(), 0, true, place.binaries());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static EmbeddedDatabase start(
      Path directory, int port, boolean temporary, Path binaryDirectory) {
    try {
      Path home = PrivateFile.directory(directory.toAbsolutePath().normalize());
      if (!Files.isWritable(home)) {
        throw new Refusal(home + " is not writable for this user: change its owner or its mode");
      }
      DirectoryLock lock = lock(home);
      try {
        return startLocked(home, port, temporary, binaryDirectory, lock);
      } catch (Refusal | IOException | SQLException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new Refusal(
          "the embedded database in "
              + directory
              + " does not start: "
              + Program.firstLine(failure.toString()),
          failure);
    } catch (SQLException failure) {
      throw new Refusal(
          "the embedded database in "
              + directory
              + " does not answer: "
              + Program.firstLine(failure.getMessage()),
          failure);
    }
  }

  private static EmbeddedDatabase startLocked(
      Path home, int port, boolean temporary, Path binaryDirectory, DirectoryLock lock)
      throws IOException, SQLException {
    PostgresCluster cluster =
        new PostgresCluster(home.resolve("data"), PostgresBinaries.in(binaryDirectory));
    cluster.stopLeftover();
    int chosenPort = free(port);
    Map<String, String> passwords = passwords(home, cluster);
    cluster.initializeWhereMissing(SUPERUSER, passwords.get("superuser"));
    PostgresProcess process = cluster.start(chosenPort, home.resolve("postgres.log"));
    EmbeddedDatabase database =
        new EmbeddedDatabase(home, temporary, chosenPort, lock, process, passwords);
    try {
      process.awaitAnswer(database.url("postgres"), database.superuser());
      database.prepare();
      Map<String, String> stored = new TreeMap<>(passwords);
      stored.put("port", Integer.toString(chosenPort));
      PrivateFile.store(home.resolve(CREDENTIALS), stored);
    } catch (Refusal | SQLException | IOException failure) {
      process.stop();
      throw failure;
    }
    Runtime.getRuntime().addShutdownHook(database.hook);
    return database;
  }

  private static DirectoryLock lock(Path home) throws IOException {
    return DirectoryLock.tryLock(home)
        .orElseThrow(
            () ->
                new Refusal(
                    "the embedded database in " + home + " is already running: stop that one"));
  }

  /** Whether a process serves this directory. */
  static boolean isRunning(Path directory) throws IOException {
    return DirectoryLock.isHeld(directory);
  }

  private static int free(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return probe.getLocalPort();
    } catch (IOException inUse) {
      throw new Refusal(
          "port "
              + port
              + " for the database is in use: free it, or set ZAITAKU_PORT_DB to another",
          inUse);
    }
  }

  private static Map<String, String> passwords(Path home, PostgresCluster cluster)
      throws IOException {
    Path file = home.resolve(CREDENTIALS);
    if (Files.exists(file)) {
      return PrivateFile.load(file);
    }
    if (cluster.exists()) {
      throw new Refusal(
          file + " is missing although data exists: put it back, or move " + home + " away");
    }
    SecureRandom random = new SecureRandom();
    Map<String, String> passwords = new TreeMap<>();
    for (String role : new String[] {"superuser", "owner", "application"}) {
      passwords.put(role, password(random));
    }
    PrivateFile.store(file, passwords);
    return passwords;
  }

  private static String password(SecureRandom random) {
    String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(letters.charAt(random.nextInt(letters.length())));
    }
    return password.toString();
  }

  /**
   * Roles and database; each step is made where it is missing, so that a kill between is healed.
   */
  private void prepare() throws SQLException {
    try (Connection connection = connect("postgres", superuser())) {
      Sql sql = new Sql(connection);
      for (Login role : new Login[] {owner(), application()}) {
        String verb =
            sql.exists("select 1 from pg_roles where rolname = ?", role.user())
                ? "alter"
                : "create";
        sql.run(
            verb
                + " role "
                + role.user()
                + " with login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                + role.password()
                + "'");
      }
      if (!sql.exists("select 1 from pg_database where datname = ?", DATABASE)) {
        sql.run("create database " + DATABASE + " owner " + OWNER);
      }
      sql.run("revoke all on database " + DATABASE + " from public");
      sql.run("grant connect on database " + DATABASE + " to " + APPLICATION);
    }
  }

  public int port() {
    return port;
  }

  /** URL of the database {@value #DATABASE}, without user and password. */
  public String jdbcUrl() {
    return url(DATABASE);
  }

  /** Owner of the schema: for migrations, backup and restore. */
  public Login owner() {
    return new Login(OWNER, passwords.get("owner"));
  }

  /** What the server works with. */
  public Login application() {
    return new Login(APPLICATION, passwords.get("application"));
  }

  /** Superuser of this embedded server: for tests that play the DBA. */
  public Login superuser() {
    return new Login(SUPERUSER, passwords.get("superuser"));
  }

  /** A connection to the database {@value #DATABASE}. */
  public Connection connect(Login login) throws SQLException {
    return connect(DATABASE, login);
  }

  private Connection connect(String database, Login login) throws SQLException {
    return DriverManager.getConnection(url(database), login.user(), login.password());
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?logServerErrorDetail=false";
  }

  /** The server's process, for tests that kill it. */
  public long pid() {
    return process.pid();
  }

  /** Waits until the server ends by itself. */
  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Stops the server in order: open transactions are rolled back, a checkpoint is written. */
  @Override
  public void close() {
    stopQuietly();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException jvmIsEnding) {
      return;
    }
  }

  private boolean isClosed() {
    return closed;
  }

  private synchronized void stopQuietly() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      process.stop();
      lock.close();
      if (temporary) {
        PostgresBinaries.delete(directory);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Runs in the foreground until SIGTERM or SIGINT; prints {@code READY <port>} when the database
   * answers. Arguments: directory, port.
   */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 2, "EmbeddedDatabase <directory> <port>");
          EmbeddedDatabase database = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
          System.out.println("READY " + database.port());
          int status = database.waitFor();
          if (database.isClosed()) {
            return;
          }
          throw new Refusal(
              "PostgreSQL ended (status "
                  + status
                  + "): see "
                  + database.directory.resolve("postgres.log"));
        });
  }
}
