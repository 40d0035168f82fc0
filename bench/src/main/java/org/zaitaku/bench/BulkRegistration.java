package org.zaitaku.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * ［アカウント一括登録］ of a whole file, from the upload until it is done.
 *
 * @param pages of the console that others asked for meanwhile
 */
record BulkRegistration(WithHash rows, Durations pages) {

  private static final String HEADINGS = "権限区分,ユーザID,ユーザ名,ユーザ名（カナ）,利用開始年月日,利用終了年月日\r\n";
  private static final long LOOK_MILLIS = 50;
  private static final int VISITORS = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String PAGE = "/accounts.xhtml?searched=true&state=enabled";

  /** With nobody else at the console. */
  static BulkRegistration alone(Installation installation, String prefix, int rows)
      throws IOException, SQLException, InterruptedException {
    return run(installation, prefix, rows, 0);
  }

  /** While others look at their search results, a page each half second. */
  static BulkRegistration withVisitors(Installation installation, String prefix, int rows)
      throws IOException, SQLException, InterruptedException {
    return run(installation, prefix, rows, VISITORS);
  }

  private static BulkRegistration run(
      Installation installation, String prefix, int rows, int visitors)
      throws IOException, SQLException, InterruptedException {
    List<DemonstrationLogin> keepers = installation.keepers();
    ConsoleVisits visits = new ConsoleVisits(PAGE, PAUSE);
    try (ConsoleUser user = new ConsoleUser(installation.closedPort(), keepers.get(0))) {
      user.logIn();
      for (int i = 0; i < visitors; i++) {
        visits.begin(installation.closedPort(), keepers.get(1 + i));
      }
      Cpu before = installation.cpu();
      user.upload(file(prefix, rows));
      double seconds = awaitEnd(installation, rows);
      Cpu cpu = installation.cpu().minus(before);
      return new BulkRegistration(new WithHash(rows / seconds, rows, cpu), visits.end());
    } finally {
      visits.end();
    }
  }

  private static String file(String prefix, int rows) {
    StringBuilder file = new StringBuilder(HEADINGS);
    for (int i = 0; i < rows; i++) {
      file.append("一般利用者,").append(prefix).append(i).append(",山田　花子,ヤマダ　ハナコ,20261001,\r\n");
    }
    return file.toString();
  }

  /** Seconds from the receipt to the end. */
  private static double awaitEnd(Installation installation, int rows)
      throws SQLException, IOException, InterruptedException {
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement()) {
      while (true) {
        try (ResultSet job =
            statement.executeQuery(
                "select status, processed, extract(epoch from completed_at - received_at) from bulk_job order by id desc limit 1")) {
          job.next();
          String status = job.getString(1);
          if (status.equals("COMPLETED") && job.getInt(2) == rows) {
            return job.getDouble(3);
          }
          if (!status.equals("WAITING") && !status.equals("RUNNING")) {
            throw new IOException("the bulk registration ended as " + status);
          }
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }
}
