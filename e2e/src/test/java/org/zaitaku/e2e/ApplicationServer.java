package org.zaitaku.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The provisioned WildFly with a base directory of its own: started, asked whether it is ready,
 * stopped or killed.
 */
final class ApplicationServer {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Path home;
  private final Path base;
  private final Ports ports;
  private final Map<String, String> environment;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process process;

  /** Ports of the three listeners. */
  record Ports(int closed, int open, int management) {}

  /**
   * @param home the provisioned server, left as it is
   * @param base made anew from the server's own
   * @param environment the application's settings as environment variables
   */
  ApplicationServer(Path home, Path base, Ports ports, Map<String, String> environment) {
    this.home = home;
    this.base = base;
    this.ports = ports;
    this.environment = environment;
    copy(home.resolve("standalone"), base);
  }

  /** Starts and waits until it is ready. */
  void start() {
    launch();
    Awaitility.await("the server is ready, see " + log())
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              if (!process.isAlive()
                  || Files.exists(base.resolve("deployments/zaitaku.ear.failed"))) {
                throw new IllegalStateException("The application does not start, see " + log());
              }
              return isReady();
            });
  }

  /** Starts without waiting. */
  void launch() {
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
    builder
        .environment()
        .put(
            "JAVA_OPTS",
            "-Xms256m -Xmx768m -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isReady() {
    try {
      return http.send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + ports.management() + "/health/ready"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As a lost machine would: nothing is finished, nothing is said. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await();
  }

  /** As an administrator would. */
  void stop() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroy);
    await();
  }

  Path log() {
    return base.resolve("console.log");
  }

  private void await() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Path from, Path to) {
    try {
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
              Files.copy(
                  file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
