package org.zaitaku.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.DemoSecrets;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;
import org.zaitaku.simulator.CardDirectory;

/** What is measured, on free ports and with data of its own: database, server, simulator. */
final class Installation implements AutoCloseable {

  private static final long PAUSE_MILLIS = 50;

  private final EmbeddedDatabase database;
  private final CardDirectory cards;
  private final ServerProcess server;
  private final Process simulator;
  private final int publicPort;
  private final Duration firstStart;
  private final Duration laterStart;

  private Installation(
      EmbeddedDatabase database,
      CardDirectory cards,
      ServerProcess server,
      Process simulator,
      int publicPort,
      List<Duration> starts) {
    this.database = database;
    this.cards = cards;
    this.server = server;
    this.simulator = simulator;
    this.publicPort = publicPort;
    this.firstStart = starts.get(0);
    this.laterStart = starts.get(1);
  }

  /**
   * Starts everything, the server twice: the first time it loads the demonstration's data.
   *
   * @param home the provisioned server
   * @param directory for all that is written
   */
  static Installation start(Path home, Path directory)
      throws IOException, SQLException, InterruptedException {
    EmbeddedDatabase database = EmbeddedDatabase.temporary();
    new SchemaMigration(DatabaseTarget.of(database, "verification")).migrate();
    ServerProcess.Ports ports = new ServerProcess.Ports(freePort(), freePort(), freePort());
    int simulatorPort = freePort();
    CardDirectory cards =
        CardDirectory.init(
            directory.resolve("cards"),
            URI.create("http://localhost:" + simulatorPort),
            Clock.systemUTC());
    ServerProcess server =
        new ServerProcess(
            home,
            directory.resolve("server"),
            ports,
            environment(database, cards, ports.open(), simulatorPort));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopQuietly(server), "server-stop"));
    List<Duration> starts = new ArrayList<>();
    starts.add(server.start());
    server.stop();
    starts.add(server.start());
    Process simulator = simulator(directory, simulatorPort, ports.open());
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::destroy, "simulator-stop"));
    awaitSimulator(simulator, simulatorPort);
    return new Installation(database, cards, server, simulator, ports.open(), starts);
  }

  private static Map<String, String> environment(
      EmbeddedDatabase database, CardDirectory cards, int publicPort, int simulatorPort)
      throws IOException {
    DemoSecrets secrets = new DemoSecrets(cards.cardsFile().resolveSibling("secrets"));
    secrets.make();
    Map<String, String> environment = new HashMap<>();
    environment.put("ZAITAKU_ENVIRONMENT", "verification");
    environment.put("ZAITAKU_DB_URL", database.jdbcUrl());
    environment.put("ZAITAKU_DB_USER", database.application().user());
    environment.put("ZAITAKU_DB_PASSWORD", database.application().password());
    environment.put("ZAITAKU_PUBLIC_ORIGIN", "http://localhost:" + publicPort);
    environment.put("ZAITAKU_CARD_ANCHORS", cards.anchorsFile().toString());
    environment.put("ZAITAKU_CARD_SERIAL_KEY", Files.readString(secrets.serialKey()).strip());
    environment.put("ZAITAKU_SECRET_KEY", Files.readString(secrets.secretKey()).strip());
    environment.put(
        "ZAITAKU_CARD_LINK_TEMPLATE",
        "http://localhost:"
            + simulatorPort
            + "/app?challenge={challenge}&origin={origin}&callback={callback}&return={return}");
    environment.put("ZAITAKU_TESTDATA_CARDS", cards.cardsFile().toString());
    environment.put("ZAITAKU_TESTDATA_ACCOUNTS", secrets.accounts().toString());
    // All phones of the benchmark come from one address.
    environment.put("ZAITAKU_RATE_LIMIT_BURST", "1000000");
    environment.put("ZAITAKU_RATE_LIMIT_PER_SECOND", "1000000");
    environment.put("ZAITAKU_RATE_LIMIT_STARTS_BURST", "1000000");
    environment.put("ZAITAKU_RATE_LIMIT_STARTS_PER_SECOND", "1000000");
    environment.put("ZAITAKU_RATE_LIMIT_ANSWERS_BURST", "1000000");
    environment.put("ZAITAKU_RATE_LIMIT_ANSWERS_PER_SECOND", "1000000");
    return environment;
  }

  private static Process simulator(Path directory, int port, int publicPort) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx128m",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            System.getProperty("java.class.path"),
            "org.zaitaku.simulator.SimulatorProgram",
            "serve",
            "--directory",
            directory.resolve("cards").toString(),
            "--port",
            Integer.toString(port),
            "--server",
            "http://localhost:" + publicPort)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("simulator.log").toFile())
        .start();
  }

  private static void awaitSimulator(Process simulator, int port)
      throws IOException, InterruptedException {
    while (true) {
      try (Wire wire = new Wire(port)) {
        if (wire.get("/").status() == 200) {
          return;
        }
      } catch (ConnectException notYet) {
        // asked again below
      }
      if (!simulator.isAlive()) {
        throw new IOException("the simulator ended");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int publicPort() {
    return publicPort;
  }

  int closedPort() {
    return server.closedPort();
  }

  /** Everybody of the demonstration who may log in at the console. */
  List<DemonstrationLogin> logins() throws IOException, SQLException {
    Properties passwords = new Properties();
    try (Reader reader =
        Files.newBufferedReader(cards.cardsFile().resolveSibling("secrets/accounts.properties"))) {
      passwords.load(reader);
    }
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select i.code, a.role, a.user_id from account a join institution i on i.id = a.institution_id"
                    + " where a.role not in ('WEB_API', 'LINKAGE_APP', 'FACE_READER') order by a.id")) {
      List<DemonstrationLogin> logins = new ArrayList<>();
      while (rows.next()) {
        logins.add(
            new DemonstrationLogin(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                passwords.getProperty(rows.getString(1) + "." + rows.getString(2))));
      }
      return logins;
    }
  }

  /** Those who look after accounts: every 管理, then every マスタ. */
  List<DemonstrationLogin> keepers() throws IOException, SQLException {
    return logins().stream()
        .filter(login -> List.of("ADMINISTRATOR", "MASTER").contains(login.role()))
        .sorted(Comparator.comparing(DemonstrationLogin::role))
        .toList();
  }

  CardDirectory cards() {
    return cards;
  }

  /** With the demonstration's data to be loaded. */
  Duration firstStart() {
    return firstStart;
  }

  Duration laterStart() {
    return laterStart;
  }

  Connection asOwner() throws SQLException {
    return database.connect(database.owner());
  }

  Connection asApplication() throws SQLException {
    return database.connect(database.application());
  }

  Connection asSuperuser() throws SQLException {
    return database.connect(database.superuser());
  }

  /** Tokens of the valid URLs of all institutions. */
  List<String> tokens() throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select token from access_url where withdrawn_at is null and care_setting = 'HOME_VISIT' order by id")) {
      List<String> tokens = new ArrayList<>();
      while (rows.next()) {
        tokens.add(rows.getString(1));
      }
      return tokens;
    }
  }

  Cpu cpu() {
    return new Cpu(
        ProcessCpu.of(server.pid()),
        ProcessCpu.ofTree(database.pid()),
        ProcessCpu.of(simulator.pid()),
        ProcessCpu.of(ProcessHandle.current().pid()),
        ProcessCpu.ofThreads(server.pid()));
  }

  long serverPid() {
    return server.pid();
  }

  long databasePid() {
    return database.pid();
  }

  private static void stopQuietly(ServerProcess server) {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    simulator.destroy();
    stopQuietly(server);
    database.close();
  }
}
