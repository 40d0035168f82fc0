package org.zaitaku.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The provisioned WildFly with a base directory of its own and the settings of production. */
final class ServerProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final long STOP_LIMIT_SECONDS = 40;
  private static final long PAUSE_MILLIS = 25;

  private final Path home;
  private final Path base;
  private final Ports ports;
  private final Map<String, String> environment;
  private Process launcher;

  /** Ports of the three listeners. */
  record Ports(int closed, int open, int management) {}

  ServerProcess(Path home, Path base, Ports ports, Map<String, String> environment)
      throws IOException {
    this.home = home;
    this.base = base;
    this.ports = ports;
    this.environment = environment;
    copy(home.resolve("standalone"), base);
    EmptyWar.write(base.resolve("deployments/bench.war"));
  }

  int closedPort() {
    return ports.closed();
  }

  /** Starts it; returns after how long it said it was ready. */
  Duration start() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + ports.closed(),
                "-Dzaitaku.public.http.port=" + ports.open(),
                "-Djboss.management.http.port=" + ports.management()));
    builder.environment().putAll(environment);
    builder.environment().put("JBOSS_HOME", home.toString());
    // As scripts/serve has it, and what was asked for besides.
    builder
        .environment()
        .put(
            "JAVA_OPTS",
            System.getProperty("zaitaku.server.jvm")
                + " "
                + System.getProperty("zaitaku.bench.jvm", ""));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    launcher = builder.start();
    while (!isReady()) {
      if (!launcher.isAlive()
          || Files.exists(base.resolve("deployments/zaitaku.ear.failed"))
          || System.nanoTime() - begin > START_LIMIT.toNanos()) {
        throw new IOException("the server does not start, see " + log());
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private boolean isReady() throws IOException {
    try (Wire wire = new Wire(ports.management())) {
      return wire.get("/health/ready").status() == 200;
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException starting) {
      return false;
    }
  }

  /** Of the Java process, not of the script that started it. */
  long pid() {
    return launcher
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  void stop() throws InterruptedException {
    if (launcher == null || !launcher.isAlive()) {
      return;
    }
    List<ProcessHandle> family = launcher.descendants().toList();
    family.forEach(ProcessHandle::destroy);
    if (!launcher.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      family.forEach(ProcessHandle::destroyForcibly);
      launcher.destroyForcibly();
    }
  }

  Path log() {
    return base.resolve("console.log");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
