package org.zaitaku.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Each step by itself, over many receptions, so that the CPU it takes can be told from that of the
 * others.
 */
final class Phases {

  private static final int CLIENTS = 4;
  private static final long PAUSE_MILLIS = 20;

  private final Installation installation;
  private final Map<Step, Used> used = new EnumMap<>(Step.class);

  private Phases(Installation installation) {
    this.installation = installation;
  }

  /**
   * What one step of one consent used.
   *
   * @param transactions of the database that wrote
   * @param walBytes written ahead by the database
   */
  record Used(int count, Cpu cpu, double transactions, double walBytes) {}

  private interface Work {
    void on(Phone phone, Visit visit) throws IOException;
  }

  /**
   * Plays all steps for so many receptions. {@link Step#ANSWER} holds the registration too, which
   * follows it in the server by itself.
   */
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
                      visits.add(phone.start(scenes.next()));
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
    phases.measure(
        Step.ANSWER,
        count,
        () -> {
          phases.each(all, Phone::answer);
          phases.awaitRegistrations();
        });
    phases.measure(Step.RESULT, count, () -> phases.each(all, Phone::look));
    return phases.used;
  }

  private interface Part {
    void play() throws IOException, InterruptedException, SQLException;
  }

  private void measure(Step step, int count, Part part)
      throws IOException, InterruptedException, SQLException {
    try (Connection connection = installation.asSuperuser()) {
      long[] databaseBefore = databaseCounts(connection);
      Cpu before = installation.cpu();
      part.play();
      Cpu cpu = installation.cpu().minus(before);
      long[] databaseAfter = databaseCounts(connection);
      used.put(
          step,
          new Used(
              count,
              cpu,
              (databaseAfter[0] - databaseBefore[0]) / (double) count,
              (databaseAfter[1] - databaseBefore[1]) / (double) count));
    }
  }

  private static long[] databaseCounts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
      row.next();
      return new long[] {row.getLong(1), row.getLong(2)};
    }
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

  private void awaitRegistrations() throws SQLException, InterruptedException {
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement()) {
      boolean waiting = true;
      while (waiting) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        try (ResultSet row =
            statement.executeQuery(
                "select exists (select 1 from reception where state in ('ANSWERED', 'AUTHENTICATED'))")) {
          row.next();
          waiting = row.getBoolean(1);
        }
      }
    }
  }
}
