package org.zaitaku.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * {@code java -jar zaitaku-simulator.jar init|serve}. Exit codes: 0 done, 1 the machine is in the
 * way (port, disk), 2 the command line is wrong, 3 the server is refused.
 */
public final class SimulatorProgram {

  static final int DONE = 0;
  static final int HINDERED = 1;
  static final int MISUSED = 2;
  static final int REFUSED = 3;

  private static final String USAGE =
      """
      Virtual My Number Cards for the verification environment of Zaitaku.

        init  --directory D [--base-url http://localhost:8090]
              makes what is missing in D: authorities, cards, anchors.pem, cards.csv
        serve --directory D --server http://localhost:8081 [--port 8090] [--bind 127.0.0.1]
              [--wait 120] [--console http://localhost:8080/console]
              serves the card app, CRL and OCSP; waits so many seconds for the server, and refuses any but one of the
              verification environment (exit code 3)
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final CountDownLatch stop;

  SimulatorProgram(PrintStream out, PrintStream err, Clock clock, CountDownLatch stop) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.stop = stop;
  }

  /** Runs until it is told to stop by a signal. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code =
        new SimulatorProgram(out, err, Clock.systemUTC(), new CountDownLatch(1)).run(arguments);
    System.exit(code);
  }

  int run(String... arguments) throws InterruptedException {
    try {
      return switch (arguments.length == 0 ? "" : arguments[0]) {
        case "init" -> init(new Options(arguments, Set.of("directory", "base-url")));
        case "serve" ->
            serve(
                new Options(
                    arguments, Set.of("directory", "port", "server", "bind", "wait", "console")));
        default -> {
          err.print(USAGE);
          yield MISUSED;
        }
      };
    } catch (IllegalArgumentException e) {
      err.println("Wrong use: " + e.getMessage());
      return MISUSED;
    } catch (UncheckedIOException e) {
      err.println("Not possible: " + e.getMessage());
      return HINDERED;
    }
  }

  private int init(Options options) {
    Path path = Path.of(options.get("directory"));
    CardDirectory directory =
        CardDirectory.init(
            path, URI.create(options.find("base-url").orElse("http://localhost:8090")), clock);
    out.println(
        directory.cards().size()
            + " virtual cards in "
            + path
            + ", for a simulator at "
            + directory.base());
    return DONE;
  }

  private int serve(Options options) throws InterruptedException {
    ServeSettings settings =
        new ServeSettings(
            Path.of(options.get("directory")),
            address(options.find("bind").orElse("127.0.0.1")),
            options.number("port", 8090),
            new ServerOrigin(options.get("server")),
            Duration.ofSeconds(options.number("wait", 120)),
            options.find("console").map(URI::create));
    try (SimulatorServer simulator = SimulatorServer.start(settings, clock)) {
      out.println(
          "CRL and OCSP are served at "
              + simulator.address()
              + "; waiting for "
              + settings.server().value());
      simulator.awaitServer();
      out.println("Simulator ready: " + simulator.address() + "/");
      stop.await();
      return DONE;
    } catch (ServerRefused e) {
      err.println(e.getMessage());
      return REFUSED;
    } catch (IOException e) {
      err.println(
          "Not possible: cannot listen on "
              + settings.bind().getHostAddress()
              + ":"
              + settings.port()
              + " ("
              + e.getMessage()
              + ")");
      return HINDERED;
    }
  }

  private static InetAddress address(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("--bind is not an address: " + bind, e);
    }
  }
}
