package org.zaitaku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as Markdown. */
final class Report {

  private static final double HALF = 0.5;
  private static final double MOST = 0.95;
  private static final double NEARLY_ALL = 0.99;

  private final StringBuilder text = new StringBuilder();

  void machine(Machine machine, String command) throws IOException {
    line(
        "`%s`, %s, load before %s (the benchmark not yet running), after %s.",
        command, machine.begin(), machine.loadBefore(), Machine.load());
    line("%s.%n", machine.description());
  }

  void visits(Visits visits) {
    loads(visits);
    for (Flow flow : Flow.values()) {
      steps(flow, visits.outcomes().stream().filter(each -> each.flow() == flow).toList());
    }
    phases(visits.phases());
    waiting(visits.waiting());
  }

  private void loads(Visits visits) {
    line(
        "| flow | at once | visits/s | empty requests/s | durable rows/s | calls, commits a visit | calls : empty requests | commits : durable rows | CPU of server + database a visit | cores used by server + database : driver : simulator |");
    line("|---|---|---|---|---|---|---|---|---|---|");
    for (Load.Outcome outcome : visits.outcomes()) {
      Ceiling ceiling = visits.ceiling(outcome.clients());
      Cpu cpu = outcome.usage().cpu();
      double commits = outcome.usage().written().transactions() / (double) outcome.count();
      line(
          "| %s | %d | **%.1f** | %.0f | %.0f | %d, %.2f | 1 : %.1f | 1 : %.1f | %.2f + %.2f ms | %.2f : %.2f : %.2f |",
          outcome.flow().label(),
          outcome.clients(),
          outcome.perSecond(),
          ceiling.emptyRequests(),
          ceiling.durableRows(),
          outcome.flow().calls(),
          commits,
          ceiling.emptyRequests() / (outcome.perSecond() * outcome.flow().calls()),
          ceiling.durableRows() / (outcome.perSecond() * commits),
          Cpu.millisEach(cpu.server(), outcome.count()),
          Cpu.millisEach(cpu.database(), outcome.count()),
          (cpu.server() + cpu.database()) / outcome.seconds(),
          cpu.driver() / outcome.seconds(),
          cpu.simulator() / outcome.seconds());
    }
    line("");
  }

  private void steps(Flow flow, List<Load.Outcome> outcomes) {
    StringBuilder head = new StringBuilder("| ").append(flow.label()).append(": milliseconds |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Load.Outcome outcome : outcomes) {
      head.append(" p50 at ").append(outcome.clients()).append(" |");
      head.append(" p99 at ").append(outcome.clients()).append(" |");
      rule.append("---|---|");
    }
    line("%s", head);
    line("%s", rule);
    for (Step step : Step.values()) {
      if (outcomes.get(0).timings().of(step).count() > 0) {
        line("| %s |%s", step.label(), halfAndNearlyAll(outcomes, step));
      }
    }
    line("");
  }

  private static String halfAndNearlyAll(List<Load.Outcome> outcomes, Step step) {
    return outcomes.stream()
        .map(outcome -> outcome.timings().of(step))
        .map(
            durations ->
                String.format(
                    Locale.ROOT,
                    " %.2f | %.2f |",
                    durations.millis(HALF),
                    durations.millis(NEARLY_ALL)))
        .collect(Collectors.joining());
  }

  private void phases(Map<Step, Phases.Used> phases) {
    line(
        "| one of each of A | server ms | database ms | transactions that write | WAL KiB | of the server's |");
    line("|---|---|---|---|---|---|");
    phases.forEach(
        (step, used) -> {
          Cpu cpu = used.usage().cpu();
          Written written = used.usage().written();
          line(
              "| %s | %.2f | %.2f | %.2f | %.1f | %s |",
              step.label(),
              Cpu.millisEach(cpu.server(), used.count()),
              Cpu.millisEach(cpu.database(), used.count()),
              written.transactions() / (double) used.count(),
              written.walBytes() / 1024.0 / used.count(),
              threads(cpu, used.count()));
        });
    line("");
  }

  private void waiting(BesideWaiting measured) {
    line(
        "| receptions that wait | A/s, 8 at once, without them | with them | with : without | their looks/s | p50 of a look | p99 |");
    line("|---|---|---|---|---|---|---|");
    line(
        "| %d | %.1f | **%.1f** | **%.2f** | %.1f | %.2f ms | %.2f ms |",
        measured.waiting(),
        measured.alone().perSecond(),
        measured.beside().perSecond(),
        measured.beside().perSecond() / measured.alone().perSecond(),
        measured.looksPerSecond(),
        measured.looks().millis(HALF),
        measured.looks().millis(NEARLY_ALL));
    line("");
  }

  void enquiries(Enquiries few, Enquiries many) {
    line(
        "| one client, milliseconds | p50 beside %d consents | p99 | p50 beside %d | p99 | many : few, by p50 |",
        few.beside(), many.beside());
    line("|---|---|---|---|---|---|");
    enquiry("an enquiry, from the first call until it is shown", few.whole(), many.whole());
    for (Step step : List.of(Step.START, Step.ASK, Step.ANSWER, Step.RETURN)) {
      enquiry("of it: " + step.label(), few.steps().of(step), many.steps().of(step));
    }
    enquiry("the lookup by SQL, of the same consents", few.lookup(), many.lookup());
    enquiry("the lookup by SQL, of any consent", few.lookupOfAny(), many.lookupOfAny());
    line("");
  }

  private void enquiry(String what, Durations few, Durations many) {
    line(
        "| %s | %.3f | %.3f | %.3f | %.3f | **%.2f** |",
        what,
        few.millis(HALF),
        few.millis(NEARLY_ALL),
        many.millis(HALF),
        many.millis(NEARLY_ALL),
        many.millis(HALF) / few.millis(HALF));
  }

  private static String threads(Cpu cpu, int count) {
    StringBuilder threads = new StringBuilder();
    cpu.threads()
        .forEach(
            (name, seconds) -> {
              double millis = Cpu.millisEach(seconds, count);
              if (millis >= 0.05) {
                threads
                    .append(threads.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%s %.2f", name, millis));
              }
            });
    return threads.toString();
  }

  void hashing(Rounds logins, Rounds bulk, Rounds visited) {
    line(
        "| each with one hash, medians of rounds | a second | the bare hash around it, all cores | of the bare rate | lowest to highest of so many | CPU of server + database each | of the bare hash |");
    line("|---|---|---|---|---|---|---|");
    hashing("log-in, " + Logins.CLIENTS + " at once", logins);
    String file = bulk.count() / bulk.rounds().size() + " a file";
    hashing("account of a bulk registration, " + file, bulk);
    hashing("the same while others look at pages", visited);
    line("");
  }

  private void hashing(String what, Rounds rounds) {
    line(
        "| %s | **%.1f** | %.1f | **%.2f** | %.2f to %.2f of %d | %.1f + %.1f ms (%s) | %.1f ms |",
        what,
        rounds.median(round -> round.work().perSecond()),
        rounds.median(Rounds.Round::bare),
        rounds.median(Rounds.Round::ratio),
        rounds.lowestRatio(),
        rounds.highestRatio(),
        rounds.rounds().size(),
        Cpu.millisEach(rounds.cpu().server(), rounds.count()),
        Cpu.millisEach(rounds.cpu().database(), rounds.count()),
        threads(rounds.cpu(), rounds.count()),
        rounds.bareMillis());
  }

  void pages(AccountSearch search, Durations besideBulk) {
    line("| a page of the console, milliseconds | p50 | p95 | pages |");
    line("|---|---|---|---|");
    page("［アカウント検索］ with its result", search.few());
    page("the same beside " + search.accounts() + " accounts of 250 institutions", search.many());
    page("the same while a bulk registration runs, by 4 people", besideBulk);
    line("");
  }

  private void page(String what, Durations durations) {
    line(
        "| %s | %.1f | **%.1f** | %d |",
        what, durations.millis(HALF), durations.millis(MOST), durations.count());
  }

  void places(Installation installation) {
    line(
        "| start until ready | with the demonstration's data to load | memory of the server (resident) | of the database (shared parts once) |");
    line("|---|---|---|---|");
    line(
        "| %.1f s | %.1f s | %d MiB | %d MiB |",
        installation.laterStart().toMillis() / 1000.0,
        installation.firstStart().toMillis() / 1000.0,
        ProcessCpu.residentMebibytes(installation.serverPid()),
        ProcessCpu.proportionalMebibytes(installation.databasePid()));
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }

  String text() {
    return text.toString();
  }

  /** Puts the figures between two marks of a document. */
  void putInto(Path document, String place) throws IOException {
    String first = "<!-- " + place + ": begin -->";
    String whole = Files.readString(document);
    int begin = whole.indexOf(first);
    int end = whole.indexOf("<!-- " + place + ": end -->");
    if (begin < 0 || end < begin) {
      throw new IOException(document + " has no place for figures");
    }
    Files.writeString(
        document,
        whole.substring(0, begin + first.length()) + "\n\n" + text + "\n" + whole.substring(end));
  }
}
