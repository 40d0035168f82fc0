package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorProgramTest {

  @TempDir private Path path;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void productionServerIsRefusedWithOneLineAndCode3() throws Exception {
    Scene.copyFiles(path);
    try (ServerDouble production = ServerDouble.of("production")) {
      assertThat(serve(production.origin(), "0")).isEqualTo(3);

      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .contains(production.origin())
          .contains("'production'");
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("ready");
    }
  }

  @Test
  void serverThatCannotBeReachedIsRefusedWithOneLineAndCode3() throws Exception {
    Scene.copyFiles(path);
    String gone;
    try (ServerDouble closedAtOnce = ServerDouble.of("verification")) {
      gone = closedAtOnce.origin();
    }

    assertThat(serve(gone, "0")).isEqualTo(3);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains(gone)
        .contains("did not answer");
  }

  @Test
  void serverThatIsNotYetDeployedIsNotAccepted() throws Exception {
    Scene.copyFiles(path);
    try (ServerDouble starting = ServerDouble.of("verification")) {
      starting.serves(404, "<html>not yet</html>");

      assertThat(serve(starting.origin(), "0")).isEqualTo(3);
    }
  }

  @Test
  void serverThatIsNoServerOfOursIsRefused() throws Exception {
    Scene.copyFiles(path);
    try (ServerDouble stranger = ServerDouble.of("verification")) {
      stranger.serves(200, "<html>hello</html>");

      assertThat(serve(stranger.origin(), "60")).isEqualTo(3);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("'unknown'");
    }
  }

  @Test
  void serverOfTheVerificationEnvironmentIsServedUntilTheStop() throws Exception {
    Scene.copyFiles(path);
    try (ServerDouble server = ServerDouble.of("verification")) {
      assertThat(serve(server.origin(), "60")).isZero();

      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("Simulator ready: http://localhost:");
      assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void portInUseIsToldWithOneLineAndCode1() throws Exception {
    Scene.copyFiles(path);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code =
          run(
              "serve",
              "--directory",
              path.toString(),
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--server",
              "http://localhost:1");

      assertThat(code).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void wrongUseIsToldWithCode2() throws Exception {
    assertThat(run()).isEqualTo(2);
    assertThat(run("dance")).isEqualTo(2);
    assertThat(run("init")).isEqualTo(2);
    assertThat(run("init", "--directory")).isEqualTo(2);
    assertThat(run("init", "--colour", "red")).isEqualTo(2);
    assertThat(run("init", "--directory", "a", "--directory", "b")).isEqualTo(2);
    assertThat(run("serve", "--directory", path.toString(), "--server", "http://localhost:1/x"))
        .isEqualTo(2);
    assertThat(
            run(
                "serve",
                "--directory",
                path.toString(),
                "--server",
                "http://localhost:1",
                "--port",
                "x"))
        .isEqualTo(2);
    assertThat(
            run(
                "serve",
                "--directory",
                path.toString(),
                "--server",
                "http://localhost:1",
                "--port",
                "70000"))
        .isEqualTo(2);
    assertThat(run("serve", "--directory", path.toString(), "--server", "http://localhost:1"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("init --directory");
  }

  @Test
  void initOnAnExistingDirectorySucceeds() throws Exception {
    Scene.copyFiles(path);

    assertThat(run("init", "--directory", path.toString(), "--base-url", "http://localhost:8090/"))
        .isZero();
    assertThat(run("init", "--directory", path.toString(), "--base-url", "http://localhost:8099"))
        .isEqualTo(2);
  }

  private int serve(String origin, String wait) throws InterruptedException, IOException {
    return run(
        "serve", "--directory", path.toString(), "--port", "0", "--server", origin, "--wait", wait);
  }

  private int run(String... arguments) throws InterruptedException {
    return new SimulatorProgram(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Scene.CLOCK,
            new CountDownLatch(0))
        .run(arguments);
  }
}
