package org.zaitaku.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;
import org.zaitaku.simulator.CardDirectory;
import org.zaitaku.simulator.ServeSettings;
import org.zaitaku.simulator.SimulatorServer;

/**
 * Everything that a test needs, as it stands in the verification environment: a real PostgreSQL,
 * migrated; the provisioned server with the EAR; the simulator with its cards. One for all tests of
 * a run, on free ports.
 */
public final class Installation {

  private static final String[] INSTITUTIONS = {
    "1319999015", "1339999029", "1349999035", "1369999048"
  };
  private static final String[] ROLES = {
    "MASTER",
    "MASTER_RESET",
    "ADMINISTRATOR",
    "GENERAL",
    "MEDICAL_VIEWER",
    "WEB_API",
    "LINKAGE_APP",
    "FACE_READER"
  };
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 12;

  private static Installation shared;

  private final EmbeddedDatabase database;
  private final ApplicationServer server;
  private final ApplicationServer.Ports ports;
  private final CardDirectory cards;
  private final SimulatorServer simulator;
  private final Properties passwords = new Properties();
  private final Map<String, String> settings;

  /** One more server on the same database. */
  public static final class Another implements AutoCloseable {

    private final ApplicationServer server;
    private final ApplicationServer.Ports ports;

    private Another(ApplicationServer server, ApplicationServer.Ports ports) {
      this.server = server;
      this.ports = ports;
    }

    /** Its closed door, without a slash at the end. */
    public String closedUrl() {
      return "http://localhost:" + ports.closed();
    }

    /** Its public door, without a slash at the end. */
    public String publicUrl() {
      return "http://localhost:" + ports.open();
    }

    /** As a lost machine would: nothing is finished, nothing is said. */
    public void kill() {
      server.kill();
    }

    @Override
    public void close() {
      server.stop();
    }
  }

  /** Starts one more server, with some settings of its own. */
  public Another startAnother(Map<String, String> own) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(own);
    ApplicationServer.Ports otherPorts = freePorts();
    ApplicationServer other =
        new ApplicationServer(
            Path.of(System.getProperty("zaitaku.e2e.server")).toAbsolutePath(),
            Files.createTempDirectory(cards.anchorsFile().getParent().getParent(), "server"),
            otherPorts,
            all);
    other.start();
    return new Another(other, otherPorts);
  }

  private Installation() throws IOException, SQLException {
    Path directory =
        Files.createDirectories(
            Path.of(System.getProperty("zaitaku.e2e.directory")).toAbsolutePath());
    database = EmbeddedDatabase.temporary();
    new SchemaMigration(DatabaseTarget.of(database, "verification")).migrate();
    ports = freePorts();
    int simulatorPort = freePort();
    cards =
        CardDirectory.init(
            Files.createTempDirectory(directory, "cards"),
            URI.create("http://localhost:" + simulatorPort),
            Clock.systemUTC());
    settings = environment(directory);
    server =
        new ApplicationServer(
            Path.of(System.getProperty("zaitaku.e2e.server")).toAbsolutePath(),
            Files.createTempDirectory(directory, "server"),
            ports,
            settings);
    server.start();
    simulator =
        SimulatorServer.start(
            ServeSettings.local(cards.anchorsFile().getParent(), simulatorPort, publicUrl()),
            Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "installation-stop"));
  }

  /** The one of this run; started by the first who asks. */
  public static synchronized Installation get() {
    if (shared == null) {
      try {
        shared = new Installation();
        shared.simulator.awaitServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (SQLException | org.zaitaku.simulator.ServerRefused e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  private Map<String, String> environment(Path directory) throws IOException {
    Map<String, String> environment =
        verification(directory, database, cards, publicUrl(), passwords);
    environment.put("ZAITAKU_RECEPTION_LEFT_BEHIND_AFTER", "PT20S");
    environment.put("ZAITAKU_BULK_LEASE", "PT20S");
    // A machine that stands still for a moment is no responder that is silent.
    environment.put("ZAITAKU_CARD_OCSP_TIMEOUT", "PT15S");
    // Many tests come from one address.
    environment.put("ZAITAKU_RATE_LIMIT_BURST", "100000");
    environment.put("ZAITAKU_RATE_LIMIT_PER_SECOND", "100000");
    environment.put("ZAITAKU_RATE_LIMIT_STARTS_BURST", "100000");
    environment.put("ZAITAKU_RATE_LIMIT_STARTS_PER_SECOND", "100000");
    environment.put("ZAITAKU_RATE_LIMIT_ANSWERS_BURST", "100000");
    environment.put("ZAITAKU_RATE_LIMIT_ANSWERS_PER_SECOND", "100000");
    return environment;
  }

  /**
   * The settings of a server of the verification environment.
   *
   * @param passwords receives those of the demonstration accounts
   */
  static Map<String, String> verification(
      Path directory,
      EmbeddedDatabase database,
      CardDirectory cards,
      String origin,
      Properties passwords)
      throws IOException {
    SecureRandom random = new SecureRandom();
    passwords.setProperty("0000000000.OPERATOR", "Aa1!" + base64(random, PASSWORD_BYTES));
    for (String institution : INSTITUTIONS) {
      for (String role : ROLES) {
        passwords.setProperty(institution + "." + role, "Aa1!" + base64(random, PASSWORD_BYTES));
      }
    }
    Path accounts = Files.createTempFile(directory, "accounts", ".properties");
    try (Writer writer = Files.newBufferedWriter(accounts, StandardCharsets.UTF_8)) {
      passwords.store(writer, null);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("ZAITAKU_ENVIRONMENT", "verification");
    environment.put("ZAITAKU_DB_URL", database.jdbcUrl());
    environment.put("ZAITAKU_DB_USER", database.application().user());
    environment.put("ZAITAKU_DB_PASSWORD", database.application().password());
    environment.put("ZAITAKU_PUBLIC_ORIGIN", origin);
    environment.put("ZAITAKU_CARD_ANCHORS", cards.anchorsFile().toString());
    environment.put("ZAITAKU_CARD_SERIAL_KEY", base64(random, KEY_BYTES));
    environment.put("ZAITAKU_SECRET_KEY", base64(random, KEY_BYTES));
    environment.put(
        "ZAITAKU_CARD_LINK_TEMPLATE",
        cards.base()
            + "/app?challenge={challenge}&origin={origin}&callback={callback}&return={return}");
    environment.put("ZAITAKU_TESTDATA_CARDS", cards.cardsFile().toString());
    environment.put("ZAITAKU_TESTDATA_ACCOUNTS", accounts.toString());
    return environment;
  }

  private static String base64(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static ApplicationServer.Ports freePorts() throws IOException {
    return new ApplicationServer.Ports(freePort(), freePort(), freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The closed door, without a slash at the end. */
  public String closedUrl() {
    return "http://localhost:" + ports.closed();
  }

  /** The public door, without a slash at the end. */
  public String publicUrl() {
    return "http://localhost:" + ports.open();
  }

  public String password(String institution, String role) {
    return passwords.getProperty(institution + "." + role);
  }

  public CardDirectory cards() {
    return cards;
  }

  public SimulatorServer simulator() {
    return simulator;
  }

  /** The database as its owner: sees every row. */
  public Connection asOwner() throws SQLException {
    return database.connect(database.owner());
  }

  /** The database as the server sees it. */
  public Connection asApplication() throws SQLException {
    return database.connect(database.application());
  }

  /**
   * Closes the database to everybody until it is opened again, as a DBA would: whoever is connected
   * is thrown out, nobody gets in, nothing is lost.
   */
  public void closeDatabase() throws SQLException {
    asDba("alter database zaitaku with allow_connections false");
    asDba("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'zaitaku'");
  }

  /** Takes {@link #closeDatabase()} back. */
  public void openDatabase() throws SQLException {
    asDba("alter database zaitaku with allow_connections true");
  }

  /**
   * Stops everybody in the database who serves the server, without a word to it. Whoever connects
   * afterwards is served.
   *
   * @return their process ids, for {@link #wake}
   */
  public List<String> silenceDatabase() throws SQLException, IOException {
    List<String> silent = new ArrayList<>();
    try (Connection owner = asOwner();
        PreparedStatement sessions =
            owner.prepareStatement("select pid from pg_stat_activity where usename = ?")) {
      sessions.setString(1, database.application().user());
      try (ResultSet session = sessions.executeQuery()) {
        while (session.next()) {
          silent.add(session.getString(1));
        }
      }
    }
    signal("STOP", silent);
    return silent;
  }

  /** Takes {@link #silenceDatabase()} back. */
  public static void wake(List<String> silent) throws IOException {
    signal("CONT", silent);
  }

  private static void signal(String name, List<String> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    command.addAll(processes);
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void asDba(String statement) throws SQLException {
    String url = database.jdbcUrl().replace("/zaitaku?", "/postgres?");
    try (Connection dba =
            DriverManager.getConnection(
                url, database.superuser().user(), database.superuser().password());
        Statement running = dba.createStatement()) {
      running.execute(statement);
    }
  }

  /** Everything that the server logged so far. */
  public List<String> logLines() throws IOException {
    return Files.readAllLines(server.log());
  }

  /** Kills the server as a lost machine would, and starts it again. */
  public void killAndRestart() {
    kill();
    startAgain();
  }

  /** Kills the server as a lost machine would. */
  public void kill() {
    server.kill();
  }

  /** Starts the server that was killed. */
  public void startAgain() {
    server.start();
  }

  private void close() {
    simulator.close();
    server.stop();
    database.close();
  }
}
