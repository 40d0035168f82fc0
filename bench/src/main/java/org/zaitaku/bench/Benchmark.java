package org.zaitaku.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * Arguments: the provisioned server, a directory for all that is written, seconds a measurement, a
 * count (receptions a phase and rows a bulk registration; or consents to enquire beside), where the
 * figures are put, or {@code -}, and the {@link Part}. Started by scripts/bench.
 */
public final class Benchmark {

  private static final int WARM_UP_TIMES = 6;
  private static final int LOGIN_WARM_UP_TIMES = 16;
  private static final int ROUNDS = 5;
  private static final int VISITED_ROUNDS = 3;
  private static final int BARE_PART = 3;
  private static final int FILE_PART = 3;
  private static final int FEW_CONSENTS = 1_000;

  private final Installation installation;
  private final Duration duration;
  private final int count;
  private final Report report;
  private final PrintStream out;

  private Benchmark(
      Installation installation, Duration duration, int count, Report report, PrintStream out) {
    this.installation = installation;
    this.duration = duration;
    this.count = count;
    this.report = report;
    this.out = out;
  }

  /** Runs a part; ends with a stack trace where a call is not answered as it must be. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Path directory =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(arguments[1]).toAbsolutePath()), "run");
    int seconds = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    Part part = Part.of(arguments[5]);
    Machine machine = Machine.here(Clock.systemUTC().instant());
    out.println("starting (all is written to " + directory + ")");
    try (Installation installation = Installation.start(home, directory)) {
      Report report = new Report();
      report.machine(machine, "scripts/bench " + part.option() + seconds + " " + count);
      new Benchmark(installation, Duration.ofSeconds(seconds), count, report, out).measure(part);
      out.println();
      out.print(report.text());
      if (!arguments[4].equals("-")) {
        report.putInto(Path.of(arguments[4]), part.place());
      }
    }
  }

  private void measure(Part part) throws IOException, SQLException, InterruptedException {
    switch (part) {
      case WHOLE -> {
        visits();
        console();
      }
      case VISITS -> visits();
      case CONSOLE -> console();
      case ENQUIRY -> enquiry();
    }
  }

  private void visits() throws IOException, SQLException, InterruptedException {
    report.visits(Visits.measure(installation, duration, count, out));
  }

  private void console() throws IOException, SQLException, InterruptedException {
    out.println("measuring the console: search");
    AccountSearch search = AccountSearch.measure(installation, duration.dividedBy(2));
    Hashes hashes = new Hashes();
    Duration bare = duration.dividedBy(BARE_PART);
    out.println("measuring the console: log-ins");
    Logins logins = new Logins(installation);
    hashes.measure(duration);
    logins.warmUp(duration, LOGIN_WARM_UP_TIMES);
    Rounds loggedIn = Rounds.measure(ROUNDS, hashes, bare, round -> logins.measure(duration));
    out.println("measuring the console: bulk registration");
    int rows = count / FILE_PART;
    BulkRegistration.alone(installation, "w", rows);
    Rounds alone =
        Rounds.measure(
            ROUNDS,
            hashes,
            bare,
            round -> BulkRegistration.alone(installation, "a" + round, rows).rows());
    Durations pages = new Durations();
    Rounds visited =
        Rounds.measure(
            VISITED_ROUNDS,
            hashes,
            bare,
            round -> {
              BulkRegistration done =
                  BulkRegistration.withVisitors(installation, "b" + round, rows);
              pages.addAll(done.pages());
              return done.rows();
            });
    report.hashing(loggedIn, alone, visited);
    report.pages(search, pages);
    report.places(installation);
  }

  private void enquiry() throws IOException, SQLException, InterruptedException {
    ManyConsents consents = ManyConsents.none(installation, count);
    Scenes scenes = Scenes.at(installation);
    Load.register(installation, scenes);
    consents.fillUpTo(FEW_CONSENTS);
    out.println("warming up");
    Enquiries.warmUp(installation, scenes, duration.multipliedBy(WARM_UP_TIMES));
    out.println("measuring enquiries beside " + consents.count());
    Enquiries few = Enquiries.measure(installation, scenes, consents, duration);
    out.println("making " + count + " consents");
    consents.fillUpTo(count);
    Enquiries.warmUp(installation, scenes, duration);
    out.println("measuring enquiries beside " + consents.count());
    report.enquiries(few, Enquiries.measure(installation, scenes, consents, duration));
  }
}
