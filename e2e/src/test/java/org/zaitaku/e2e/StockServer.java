package org.zaitaku.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;
import org.zaitaku.simulator.CardDirectory;

/**
 * A WildFly as everybody downloads it, which {@code wildfly-config/configure.sh} turns into
 * Zaitaku's, with a database of the verification environment.
 */
final class StockServer implements AutoCloseable {

  private static final Path STOCK =
      Path.of(System.getProperty("zaitaku.e2e.stock-server")).toAbsolutePath();
  private static final Path SCRIPTS =
      Path.of(System.getProperty("zaitaku.e2e.wildfly-config")).toAbsolutePath();
  private static final Path BUILT =
      Path.of(System.getProperty("zaitaku.e2e.server")).toAbsolutePath();
  private static final Path EAR = Path.of(System.getProperty("zaitaku.e2e.ear")).toAbsolutePath();
  private static final long CONFIGURE_LIMIT_SECONDS = 180;

  private final Path directory;
  private final Path home;
  private final EmbeddedDatabase database = EmbeddedDatabase.temporary();
  private final Properties passwords = new Properties();
  private final ApplicationServer.Ports ports;
  private ApplicationServer server;

  /** What configure.sh left behind. */
  record Run(int exit, String output) {}

  StockServer() throws IOException {
    if (!Files.isDirectory(STOCK)) {
      throw new IllegalStateException("no " + STOCK + ": run with -Dzaitaku.stock.skip=false");
    }
    Path all = Path.of(System.getProperty("zaitaku.e2e.directory")).toAbsolutePath();
    directory = Files.createTempDirectory(Files.createDirectories(all), "configured");
    home = directory.resolve("wildfly");
    ports = Installation.freePorts();
    copy(STOCK, home);
  }

  /** Where this one keeps its files. */
  Path directory() {
    return directory;
  }

  Path standaloneXml() {
    return home.resolve("standalone/configuration/standalone.xml");
  }

  ApplicationServer.Ports ports() {
    return ports;
  }

  /** The password of a demonstration account. */
  String password(String institution, String role) {
    return passwords.getProperty(institution + "." + role);
  }

  /**
   * Runs configure.sh on it.
   *
   * @param environment variables of TLS
   * @param doors nothing, {@code plain} or {@code tls}
   */
  Run configure(Map<String, String> environment, String... doors) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(SCRIPTS.resolve("configure.sh").toString());
    command.add(home.toString());
    command.add(BUILT.resolve("modules/org/postgresql/main/postgresql.jar").toString());
    command.addAll(List.of(doors));
    Path output = Files.createTempFile(directory, "configure", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(CONFIGURE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("configure.sh does not end, see " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /**
   * Migrates the database and starts with the EAR and demonstration data.
   *
   * @param origin of the patients' door
   * @param more settings besides those of the verification environment
   */
  void start(String origin, Map<String, String> more) throws IOException, SQLException {
    new SchemaMigration(DatabaseTarget.of(database, "verification")).migrate();
    CardDirectory cards =
        CardDirectory.init(
            Files.createTempDirectory(directory, "cards"),
            URI.create("http://localhost:1"),
            Clock.systemUTC());
    Map<String, String> environment =
        Installation.verification(directory, database, cards, origin, passwords);
    environment.putAll(more);
    Files.copy(EAR, home.resolve("standalone/deployments/zaitaku.ear"));
    server = new ApplicationServer(home, directory.resolve("base"), ports, environment);
    server.start();
  }

  Path log() {
    return server.log();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    database.close();
  }

  /** Hard links for what nobody changes, copies of {@code standalone}. */
  private static void copy(Path from, Path to) throws IOException {
    Path changed = from.resolve("standalone");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(path)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(file));
            if (file.startsWith(changed)) {
              Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
              Files.createLink(target, file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Reads a file that is there for certain. */
  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
