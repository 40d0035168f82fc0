package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  private static final String LOCATION = "classpath:db/ops-migration";

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.temporary();
  }

  @BeforeEach
  void empty() throws SQLException {
    FreshDatabase.in(database);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private SchemaMigration migration(String environment) {
    return new SchemaMigration(DatabaseTarget.of(database, environment), LOCATION);
  }

  @Test
  void migratingTwiceChangesNothingTheSecondTime() {
    assertThat(migration("verification").migrate()).contains("migrated to version 2");
    assertThat(migration("verification").migrate()).contains("up to date (version 2)");
  }

  @Test
  void theOtherEnvironmentIsRefused() {
    assertThat(migration("verification").migrate()).contains("migrated");
    assertThatThrownBy(() -> migration("production").migrate())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("belongs to the environment verification, not production");
  }

  @Test
  void aDatabaseOfANewerReleaseIsRefused() throws SQLException {
    assertThat(migration("verification").migrate()).contains("migrated");
    try (Connection connection = database.connect(database.owner())) {
      new Sql(connection)
          .run(
              "insert into flyway_schema_history select 99, '99', 'newer', 'SQL', 'V99__newer.sql',"
                  + " 1, installed_by, now(), 1, true from flyway_schema_history where version = '2'");
    }
    assertThatThrownBy(() -> migration("verification").migrate())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("99")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anUnreachableDatabaseIsOneLineThatNamesTheSetting() {
    DatabaseTarget nowhere =
        new DatabaseTarget(
            "jdbc:postgresql://127.0.0.1:1/zaitaku?password=secret",
            database.owner(),
            "zaitaku_app",
            "verification");
    assertThatThrownBy(() -> new SchemaMigration(nowhere, LOCATION).migrate())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("127.0.0.1:1/zaitaku cannot be reached")
        .hasMessageContaining("ZAITAKU_DB_URL")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aMissingRoleOfTheApplicationIsNamed() {
    DatabaseTarget target =
        new DatabaseTarget(database.jdbcUrl(), database.owner(), "no_such_role", "verification");
    assertThatThrownBy(() -> new SchemaMigration(target, LOCATION).migrate())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no_such_role does not exist");
  }

  @Test
  void theServerMustNotOwnItsTables() {
    assertThatThrownBy(
            () ->
                new DatabaseTarget(
                    database.jdbcUrl(), database.owner(), EmbeddedDatabase.OWNER, "production"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("same role");
  }
}
