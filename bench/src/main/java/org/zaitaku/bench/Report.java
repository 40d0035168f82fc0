package org.zaitaku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as Markdown. */
final class Report {

  private static final String BEGIN = "<!-- figures: begin -->";
  private static final String END = "<!-- figures: end -->";

  /** HTTP calls of a consent without looks that tell nothing new. */
  private static final int CALLS = 4;

  /** Transactions of a consent that write: begin, challenge, T1, T2, T3, result shown. */
  private static final int DURABLE = 6;

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

  void loads(List<Load.Outcome> outcomes, List<Ceiling> ceilings) {
    line(
        "| at once | consents/s | empty requests/s | durable rows/s | calls : empty requests | commits : durable rows | CPU of server + database a consent | cores used by server + database : driver : simulator |");
    line("|---|---|---|---|---|---|---|---|");
    for (int i = 0; i < outcomes.size(); i++) {
      Load.Outcome outcome = outcomes.get(i);
      Ceiling ceiling = ceilings.get(i);
      Cpu cpu = outcome.cpu();
      double seconds = outcome.count() / outcome.perSecond();
      line(
          "| %d | **%.1f** | %.0f | %.0f | 1 : %.1f | 1 : %.1f | %.2f + %.2f ms | %.2f : %.2f : %.2f |",
          outcome.clients(),
          outcome.perSecond(),
          ceiling.emptyRequests(),
          ceiling.durableRows(),
          ceiling.emptyRequests() / (outcome.perSecond() * CALLS),
          ceiling.durableRows() / (outcome.perSecond() * DURABLE),
          Cpu.millisEach(cpu.server(), outcome.count()),
          Cpu.millisEach(cpu.database(), outcome.count()),
          (cpu.server() + cpu.database()) / seconds,
          cpu.driver() / seconds,
          cpu.simulator() / seconds);
    }
    line("");
    StringBuilder head = new StringBuilder("| milliseconds |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Load.Outcome outcome : outcomes) {
      head.append(" p50 at ").append(outcome.clients()).append(" |");
      head.append(" p99 at ").append(outcome.clients()).append(" |");
      rule.append("---|---|");
    }
    line("%s", head);
    line("%s", rule);
    for (Step step : Step.values()) {
      StringBuilder row = new StringBuilder("| ").append(step.label()).append(" |");
      for (Load.Outcome outcome : outcomes) {
        row.append(
            String.format(
                Locale.ROOT,
                " %.2f | %.2f |",
                outcome.timings().of(step).millis(HALF),
                outcome.timings().of(step).millis(NEARLY_ALL)));
      }
      line("%s", row);
    }
    line("");
  }

  void phases(Map<Step, Phases.Used> phases) {
    line(
        "| one of each | server ms | database ms | transactions that write | WAL KiB | of the server's |");
    line("|---|---|---|---|---|---|");
    phases.forEach(
        (step, used) -> {
          line(
              "| %s | %.2f | %.2f | %.2f | %.1f | %s |",
              step == Step.ANSWER ? step.label() + " and the registration" : step.label(),
              Cpu.millisEach(used.cpu().server(), used.count()),
              Cpu.millisEach(used.cpu().database(), used.count()),
              used.transactions(),
              used.walBytes() / 1024,
              threads(used.cpu(), used.count()));
        });
    line("");
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

  void hashing(Hashes hashes, Logins logins, BulkRegistration alone, BulkRegistration visited) {
    line("| each with one hash | a second | of the bare rate | CPU of server + database each |");
    line("|---|---|---|---|");
    line(
        "| the hash alone, all cores | %.1f | 1 | %.1f ms |",
        hashes.perSecond(), hashes.cpuMillis());
    hashing(
        "log-in, " + logins.clients() + " at once",
        hashes,
        logins.perSecond(),
        logins.cpu(),
        logins.count());
    hashing(
        "account of a bulk registration of " + alone.rows(),
        hashes,
        alone.perSecond(),
        alone.cpu(),
        alone.rows());
    hashing(
        "the same while others look at pages",
        hashes,
        visited.perSecond(),
        visited.cpu(),
        visited.rows());
    line("");
  }

  private void hashing(String what, Hashes hashes, double perSecond, Cpu cpu, int count) {
    line(
        "| %s | **%.1f** | **%.2f** | %.1f + %.1f ms (%s) |",
        what,
        perSecond,
        perSecond / hashes.perSecond(),
        Cpu.millisEach(cpu.server(), count),
        Cpu.millisEach(cpu.database(), count),
        threads(cpu, count));
  }

  void pages(AccountSearch search, BulkRegistration visited) {
    line("| a page of the console, milliseconds | p50 | p95 | pages |");
    line("|---|---|---|---|");
    page("［アカウント検索］ with its result", search.few());
    page("the same beside " + search.accounts() + " accounts of 250 institutions", search.many());
    page("the same while a bulk registration runs, by 4 people", visited.pages());
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

  /** Puts the figures between the two marks of a document. */
  void putInto(Path document) throws IOException {
    String whole = Files.readString(document);
    int begin = whole.indexOf(BEGIN);
    int end = whole.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " has no place for figures");
    }
    Files.writeString(
        document,
        whole.substring(0, begin + BEGIN.length()) + "\n\n" + text + "\n" + whole.substring(end));
  }
}
