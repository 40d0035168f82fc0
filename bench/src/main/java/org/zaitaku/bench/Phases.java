package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Each step of flow A by itself, over many receptions, so that the CPU it takes can be told from
 * that of the others.
 */
final class Phases {

  private static final int CLIENTS = 4;

  private final Installation installation;
  private final Map<Step, Used> used = new EnumMap<>(Step.class);

  private Phases(Installation installation) {
    this.installation = installation;
  }

  /** What so many of one step used. */
  record Used(int count, Usage usage) {}

  private interface Work {
    void on(Phone phone, Visit visit) throws IOException;
  }

  /** Plays all steps for so many receptions. */
  static Map<Step, Used> play(Installation installation, Scenes scenes, int count)
      throws IOException, InterruptedException, SQLException {
    Phases phases = new Phases(installation);
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    phases.measure(
        Step.START,
        count,
        () ->
            Load.inParallel(
                CLIENTS,
                () -> {
                  try (Phone phone = new Phone(installation.publicPort())) {
                    for (int i = 0; i < count / CLIENTS; i++) {
                      visits.add(phone.start(Flow.REGISTRATION, scenes.next()));
                    }
                    return phone;
                  }
                }));
    List<Visit> all = new ArrayList<>(visits);
    phases.measure(Step.ASK, count, () -> phases.each(all, Phone::askForCard));
    phases.each(all, Phone::sign);
    // The state has changed since the visit's tag: once to learn the new one.
    phases.each(all, Phone::look);
    phases.measure(Step.POLL, count, () -> phases.each(all, Phone::look));
    phases.measure(Step.ANSWER, count, () -> phases.each(all, Phone::answer));
    phases.measure(Step.RETURN, count, () -> phases.each(all, Phone::comeBack));
    return phases.used;
  }

  private void measure(Step step, int count, Usage.Work part)
      throws IOException, InterruptedException, SQLException {
    used.put(step, new Used(count, Usage.of(installation, part)));
  }

  private void each(List<Visit> visits, Work work) throws IOException, InterruptedException {
    Queue<Visit> waiting = new ConcurrentLinkedQueue<>(visits);
    Load.inParallel(
        CLIENTS,
        () -> {
          try (Phone phone = new Phone(installation.publicPort())) {
            for (Visit visit = waiting.poll(); visit != null; visit = waiting.poll()) {
              work.on(phone, visit);
            }
            return phone;
          }
        });
  }
}
