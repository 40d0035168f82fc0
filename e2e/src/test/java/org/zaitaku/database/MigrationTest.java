package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zaitaku.database.MigratedDatabase.CHECK_FAILED;
import static org.zaitaku.database.MigratedDatabase.NOT_UNIQUE;
import static org.zaitaku.database.MigratedDatabase.NO_RIGHT;
import static org.zaitaku.database.MigratedDatabase.list;
import static org.zaitaku.database.MigratedDatabase.number;
import static org.zaitaku.database.MigratedDatabase.refusal;
import static org.zaitaku.database.MigratedDatabase.setInstitution;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.ops.Refusal;
import org.zaitaku.shared.DatabaseCheck;

/** The schema after its migrations: version, stamp, partitions. */
class MigrationTest {

  /** Everything that a migration could have changed. */
  private static final String SCHEMA =
      "select md5(string_agg(line, e'\\n' order by line)) from ("
          + "select oid || relname || coalesce(relacl::text, '') || relrowsecurity || relfilenode as line from pg_class"
          + " where relnamespace = 'public'::regnamespace"
          + " union all select oid || proname || coalesce(proacl::text, '') || prosrc from pg_proc where pronamespace = 'public'::regnamespace"
          + " union all select oid || polname || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy"
          + " union all select oid || conname from pg_constraint"
          + " union all select installed_rank || coalesce(version, '') || checksum || installed_on from flyway_schema_history) x";

  private static final String AUDIT =
      "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, action, outcome)"
          + " values (nextval('audit_event_seq'), date_trunc('month', now()) + ? * interval '1 month', gen_random_uuid(), 'SYSTEM', 'x', 'LOGIN', 'REFUSED')";

  private static final String VIEW =
      "insert into view_history values (nextval('view_history_seq'), date_trunc('month', now()) + ? * interval '1 month', 1, 1, 'x', 'x', 1, 'CLINICAL')";

  private final MigratedDatabase database = MigratedDatabase.get();

  private Connection owner;

  private Connection application;

  @BeforeEach
  void connect() throws SQLException {
    owner = database.asOwner();
    owner.setAutoCommit(false);
    application = database.asApplication();
  }

  @AfterEach
  void disconnect() throws SQLException {
    owner.rollback();
    owner.close();
    application.rollback();
    application.close();
  }

  @Test
  void migratingASecondTimeChangesNothing() throws SQLException {
    String before = list(owner, SCHEMA).get(0);
    owner.rollback();

    assertThat(database.migrate()).contains("is up to date");

    assertThat(list(owner, SCHEMA)).containsExactly(before);
  }

  @Test
  void theServerKnowsTheNewestMigration() throws SQLException {
    assertThat(list(owner, "select max(version) from flyway_schema_history where success"))
        .containsExactly(DatabaseCheck.SCHEMA_VERSION);
  }

  @Test
  void theStampIsOneRowThatOnlyTheOwnerMayChange() throws SQLException {
    assertThat(list(application, "select environment from environment_stamp"))
        .containsExactly(MigratedDatabase.ENVIRONMENT);
    assertThat(refusal(application, "update environment_stamp set environment = 'production'"))
        .isEqualTo(NO_RIGHT);
    assertThat(refusal(application, "insert into environment_stamp values (false, 'production')"))
        .isEqualTo(NO_RIGHT);
    assertThat(refusal(owner, "insert into environment_stamp values (true, 'production')"))
        .isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, "insert into environment_stamp values (false, 'production')"))
        .isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, "update environment_stamp set environment = 'elsewhere'"))
        .isEqualTo(CHECK_FAILED);
  }

  @Test
  void aDatabaseOfTheOtherEnvironmentIsNotMigrated() {
    assertThatThrownBy(() -> database.migrate("production")).isInstanceOf(Refusal.class);
  }

  @Test
  void theAuditHasAPartitionForEachOfTheNext24Months() throws SQLException {
    for (int month = 0; month <= 24; month++) {
      assertThat(refusal(application, AUDIT, month))
          .describedAs("month %s", month)
          .isEqualTo("none");
    }
  }

  @Test
  void theViewHistoryHasAPartitionForEachOfTheNext24Months() throws SQLException {
    setInstitution(application, 1);
    for (int month = 0; month <= 24; month++) {
      assertThat(refusal(application, VIEW, month))
          .describedAs("month %s", month)
          .isEqualTo("none");
    }
  }

  @Test
  void aMonthWithoutAPartitionFailsTheInsert() throws SQLException {
    assertThat(refusal(application, AUDIT, 26)).isEqualTo(CHECK_FAILED);
  }

  @Test
  void aMonthBeginsWhereTheOneBeforeEnds() throws SQLException {
    assertThat(
            list(
                owner,
                "select lower || ' ' || previous from (select split_part(bounds, '''', 2) as lower, lag(split_part(bounds, '''', 4))"
                    + " over (partition by left(relname, -7) order by relname) as previous from (select relname, pg_get_expr(relpartbound, oid) as bounds from pg_class"
                    + " where relispartition and relkind = 'r') p) b where lower <> previous"))
        .isEmpty();
  }

  @Test
  void makingPartitionsAgainMakesNoneAndFurtherOnesAreClosedToo() throws SQLException {
    long before = number(owner, "select count(*) from pg_class where relispartition");

    assertThat(number(owner, "select make_partitions((current_date + interval '24 months')::date)"))
        .isZero();
    assertThat(number(owner, "select count(*) from pg_class where relispartition"))
        .isEqualTo(before);

    assertThat(number(owner, "select make_partitions((current_date + interval '26 months')::date)"))
        .as("two months of the audit and of the view history")
        .isEqualTo(4);
    assertThat(refusal(owner, VIEW, 26)).isEqualTo("none");
    assertThat(refusal(owner, AUDIT, 26)).isEqualTo("none");
    assertThat(
            number(
                owner,
                "select count(*) from pg_class where relispartition and relkind = 'r' and not relrowsecurity"))
        .isZero();
    assertThat(
            number(
                owner,
                "select count(*) from pg_class where relispartition and relkind = 'r' and has_table_privilege(?, oid, 'select')",
                database.applicationRole()))
        .isZero();
  }

  @Test
  void theApplicationMayHavePartitionsMade() throws SQLException {
    assertThat(
            number(
                application, "select make_partitions((current_date + interval '24 months')::date)"))
        .isZero();
  }
}
