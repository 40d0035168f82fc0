package org.zaitaku.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * ［アカウント検索］, the page with its first rows, before and after the other institutions' accounts became
 * many.
 */
record AccountSearch(int accounts, Durations few, Durations many) {

  private static final int INSTITUTIONS = 250;
  private static final int ACCOUNTS = 500_000;
  private static final String PAGE = "/accounts.xhtml?searched=true&state=enabled";

  static AccountSearch measure(Installation installation, Duration duration)
      throws IOException, SQLException {
    try (ConsoleUser user =
        new ConsoleUser(installation.closedPort(), installation.keepers().get(0))) {
      user.logIn();
      // Once for the compiler.
      search(user, duration);
      Durations few = search(user, duration);
      fill(installation);
      return new AccountSearch(ACCOUNTS, few, search(user, duration));
    }
  }

  private static Durations search(ConsoleUser user, Duration duration) throws IOException {
    Durations durations = new Durations();
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      user.get(PAGE);
      durations.add(System.nanoTime() - begin);
    }
    return durations;
  }

  private static void fill(Installation installation) throws SQLException {
    MadeInstitutions.addBare(installation, INSTITUTIONS);
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled, valid_from,"
              + " version, registered_at, password_initial, password_set_at) select 10000000 + i, 1000001 + i % "
              + INSTITUTIONS
              + ", 'u' || i, 'GENERAL', '山田　花子', 'ヤマダ　ハナコ', 'x', 0, true, '2024-04-01', 0, now(), false, now() from generate_series(1, "
              + ACCOUNTS
              + ") i");
      statement.execute("analyze account");
    }
  }
}
