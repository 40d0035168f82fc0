package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.database.MigratedDatabase.change;
import static org.zaitaku.database.MigratedDatabase.setInstitution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.AccountCriteria;
import org.zaitaku.account.AccountOrder;
import org.zaitaku.account.AccountSearchQuery;
import org.zaitaku.shared.AccountRole;

/**
 * The search over 500,000 accounts, 2,000 an institution, as the application's role asks it: one
 * statement on the index, which reads the rows of its own institution and roles only.
 */
@Tag("long")
class AccountSearchPlanTest {

  private static final int ACCOUNTS = 500_000;
  private static final int INSTITUTIONS = 250;

  private static final Set<AccountRole> BY_ADMINISTRATOR =
      EnumSet.of(
          AccountRole.GENERAL,
          AccountRole.MEDICAL_VIEWER,
          AccountRole.WEB_API,
          AccountRole.LINKAGE_APP,
          AccountRole.FACE_READER);

  private final MigratedDatabase database = MigratedDatabase.get();

  @Test
  void everySearchReadsItsOwnRowsByTheIndex() throws SQLException {
    try (Connection owner = database.asOwner()) {
      owner.setAutoCommit(true);
      long institution = fill(owner);
      try (Connection application = database.asApplication()) {
        setInstitution(application, institution);
        Instant now = Clock.systemUTC().instant();
        for (AccountCriteria criteria : conditions()) {
          AccountSearchQuery search =
              new AccountSearchQuery(institution, BY_ADMINISTRATOR, criteria, now);
          assertIndexed(application, search.count(), search.values());
          assertIndexed(application, search.page(AccountOrder.BY_USER_ID, 0, 20), search.values());
        }
      } finally {
        empty(owner);
      }
    }
  }

  private static List<AccountCriteria> conditions() {
    return List.of(
        AccountCriteria.ALL,
        new AccountCriteria(AccountRole.GENERAL, "u12", "", "", true, false, null, null, null),
        new AccountCriteria(null, "", "田", "マダ", null, null, null, null, null),
        new AccountCriteria(
            null, "", "", "", null, null, null, null, AccountCriteria.Attention.ENDING_SOON),
        new AccountCriteria(
            null, "", "", "", null, null, null, null, AccountCriteria.Attention.UNUSED));
  }

  private static long fill(Connection owner) throws SQLException {
    change(
        owner,
        "insert into institution (id, code, name, starts_on) select 1000000 + i, '131' || lpad((2000000 + i)::text, 7, '0'), '試験', '2024-04-01'"
            + " from generate_series(1, ?) i",
        INSTITUTIONS);
    change(
        owner,
        "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled, valid_from,"
            + " version, registered_at, password_initial, password_set_at) select 10000000 + i, 1000001 + i % ?, 'u' || i, 'GENERAL',"
            + " '山田　花子', 'ヤマダ　ハナコ', 'x', 0, true, '2024-04-01', 0, now(), false, now() from generate_series(1, ?) i",
        INSTITUTIONS,
        ACCOUNTS);
    change(owner, "analyze account");
    return 1_000_001L;
  }

  private static void empty(Connection owner) throws SQLException {
    change(owner, "delete from account where id > 10000000");
    change(owner, "delete from institution where id > 1000000");
    change(owner, "analyze account");
  }

  private static void assertIndexed(Connection application, String sql, List<Object> values)
      throws SQLException {
    String plan = String.join("\n", explain(application, sql, values));
    assertThat(plan)
        .containsPattern("Index (Only )?Scan (using|on) account_(listed|user_id)")
        .containsPattern("Index Cond: .*institution_id")
        .doesNotContain("Seq Scan");
    for (String line : plan.split("\n", -1)) {
      if (line.contains("Rows Removed by Filter:")) {
        int removed = Integer.parseInt(line.replaceAll("[^0-9]", ""));
        assertThat(removed).as(plan).isLessThanOrEqualTo(ACCOUNTS / INSTITUTIONS);
      }
    }
  }

  private static List<String> explain(Connection application, String sql, List<Object> values)
      throws SQLException {
    String numbered = sql.replaceAll("\\?[0-9]+", "?");
    try (PreparedStatement statement =
        application.prepareStatement("explain (analyze, costs off) " + numbered)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      List<String> lines = new ArrayList<>();
      try (ResultSet plan = statement.executeQuery()) {
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
      }
      return lines;
    }
  }
}
