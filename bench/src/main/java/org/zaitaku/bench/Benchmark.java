package org.zaitaku.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Arguments: the provisioned server, a directory for all that is written, seconds a measurement,
 * receptions a phase (and rows a bulk registration), where the figures are put, or {@code -}, and
 * {@code whole} or {@code console} for the console alone. Started by scripts/bench.
 */
public final class Benchmark {

  private static final int[] CLIENTS = {1, 8};
  private static final int WARM_UP_CLIENTS = 8;
  private static final int WARM_UP_TIMES = 6;

  private final Installation installation;
  private final Duration duration;
  private final int receptions;
  private final Report report;
  private final PrintStream out;

  private Benchmark(
      Installation installation,
      Duration duration,
      int receptions,
      Report report,
      PrintStream out) {
    this.installation = installation;
    this.duration = duration;
    this.receptions = receptions;
    this.report = report;
    this.out = out;
  }

  /** Runs all of it; ends with a stack trace where a call is not answered as it must be. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Path directory =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(arguments[1]).toAbsolutePath()), "run");
    int seconds = Integer.parseInt(arguments[2]);
    int receptions = Integer.parseInt(arguments[3]);
    Duration duration = Duration.ofSeconds(seconds);
    Machine machine = Machine.here(Clock.systemUTC().instant());
    out.println("starting (all is written to " + directory + ")");
    try (Installation installation = Installation.start(home, directory)) {
      Report report = new Report();
      report.machine(machine, "scripts/bench " + seconds + " " + receptions);
      Benchmark benchmark = new Benchmark(installation, duration, receptions, report, out);
      if (!arguments[5].equals("console")) {
        benchmark.consents();
      }
      benchmark.console();
      report.places(installation);
      out.println();
      out.print(report.text());
      if (!arguments[4].equals("-")) {
        report.putInto(Path.of(arguments[4]));
      }
    }
  }

  private void consents() throws IOException, SQLException, InterruptedException {
    List<Load.Outcome> outcomes = new ArrayList<>();
    List<Ceiling> ceilings = new ArrayList<>();
    Map<Step, Phases.Used> phases;
    try (Wire wire = new Wire(installation.publicPort())) {
      Scenes scenes = Scenes.of(installation.cards(), installation.tokens(), wire);
      Ceiling.prepare(installation);
      out.println("warming up");
      Load.consents(installation, scenes, WARM_UP_CLIENTS, duration.multipliedBy(WARM_UP_TIMES));
      Ceiling.measure(installation, WARM_UP_CLIENTS, duration.dividedBy(2));
      for (int clients : CLIENTS) {
        out.println("measuring with " + clients);
        outcomes.add(Load.consents(installation, scenes, clients, duration));
        ceilings.add(Ceiling.measure(installation, clients, duration.dividedBy(2)));
      }
      out.println("measuring each step");
      phases = Phases.play(installation, scenes, receptions);
    }
    report.loads(outcomes, ceilings);
    report.phases(phases);
  }

  private void console() throws IOException, SQLException, InterruptedException {
    out.println("measuring the console: search");
    AccountSearch search = AccountSearch.measure(installation, duration.dividedBy(2));
    out.println("measuring the console: log-ins");
    Logins logins = Logins.measure(installation, duration);
    out.println("measuring the console: bulk registration");
    BulkRegistration.alone(installation, "w", receptions / 2);
    BulkRegistration alone = BulkRegistration.alone(installation, "a", receptions);
    BulkRegistration visited = BulkRegistration.withVisitors(installation, "b", receptions);
    Hashes hashes = Hashes.measure(duration);
    report.hashing(hashes, logins, alone, visited);
    report.pages(search, visited);
  }
}
