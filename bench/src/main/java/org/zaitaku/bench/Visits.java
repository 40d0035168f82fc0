package org.zaitaku.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Complete visits of all three flows, by one client and by eight, and what lies around them.
 *
 * @param ceilings of the machine, one for each number of clients
 */
record Visits(
    List<Load.Outcome> outcomes,
    List<Ceiling> ceilings,
    Map<Step, Phases.Used> phases,
    BesideWaiting waiting) {

  private static final int[] CLIENTS = {1, 8};
  private static final int WARM_UP_CLIENTS = 8;
  private static final int WARM_UP_TIMES = 6;
  private static final int WARM_UP_TIMES_OF_OTHERS = 2;

  /** More institutions for flows B and C, so that no two clients are at one consent. */
  private static final int COPIES = 16;

  static Visits measure(
      Installation installation, Duration duration, int receptions, PrintStream out)
      throws IOException, SQLException, InterruptedException {
    List<Load.Outcome> outcomes = new ArrayList<>();
    List<Ceiling> ceilings = new ArrayList<>();
    Scenes scenes = Scenes.at(installation);
    Ceiling.prepare(installation);
    out.println("warming up");
    play(
        installation,
        Flow.REGISTRATION,
        scenes,
        WARM_UP_CLIENTS,
        duration.multipliedBy(WARM_UP_TIMES));
    Ceiling.measure(installation, WARM_UP_CLIENTS, duration.dividedBy(2));
    for (int clients : CLIENTS) {
      out.println("measuring " + Flow.REGISTRATION.label() + ", with " + clients);
      outcomes.add(play(installation, Flow.REGISTRATION, scenes, clients, duration));
      ceilings.add(Ceiling.measure(installation, clients, duration.dividedBy(2)));
    }
    out.println("measuring each step");
    Map<Step, Phases.Used> phases = Phases.play(installation, scenes, receptions);
    out.println("measuring beside receptions that wait");
    BesideWaiting waiting = BesideWaiting.measure(installation, scenes, duration);
    MadeInstitutions.addCopies(installation, COPIES);
    Scenes more = Scenes.at(installation);
    for (Flow flow : List.of(Flow.UPDATE, Flow.REVOCATION)) {
      out.println("measuring " + flow.label());
      Load.register(installation, more);
      play(
          installation,
          flow,
          more,
          WARM_UP_CLIENTS,
          duration.multipliedBy(WARM_UP_TIMES_OF_OTHERS));
      for (int clients : CLIENTS) {
        outcomes.add(play(installation, flow, more, clients, duration));
      }
    }
    return new Visits(outcomes, ceilings, phases, waiting);
  }

  /** What the machine can do with so many clients. */
  Ceiling ceiling(int clients) {
    return ceilings.stream().filter(each -> each.clients() == clients).findFirst().orElseThrow();
  }

  private static Load.Outcome play(
      Installation installation, Flow flow, Scenes scenes, int clients, Duration duration)
      throws IOException, SQLException, InterruptedException {
    return flow == Flow.REVOCATION
        ? Revocations.measure(installation, scenes, clients, duration)
        : Load.visits(installation, flow, scenes::next, clients, duration);
  }
}
