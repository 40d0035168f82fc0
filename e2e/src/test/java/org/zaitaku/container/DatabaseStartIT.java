package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginService;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.operator.DatabaseUpkeep;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.DatabaseCheck;

/** What the start asks of the database, and makes in it. */
class DatabaseStartIT extends ContainerTest {

  private static final String PARTITIONS =
      "select count(*) from pg_inherits where inhparent = 'audit_event'::regclass";

  @Inject private DatabaseCheck check;

  @Inject private DatabaseUpkeep upkeep;

  @Inject private LoginService logins;

  @Inject private Scenes scenes;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(DatabaseStartIT.class);
  }

  @Test
  void theMigratedDatabaseOfThisEnvironmentIsAccepted() {
    assertThat(check.findProblem()).isEmpty();
  }

  @Test
  void aDatabaseOfAnotherSchemaVersionIsRefused() {
    owner.change(
        "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
            + " values (999, '999', 'newer', 'SQL', 'V999__newer.sql', 'test', 0, true)");
    try {
      assertThat(check.findProblem())
          .hasValue(
              "The database has schema version 999, this server needs "
                  + DatabaseCheck.SCHEMA_VERSION
                  + ": run scripts/migrate");
    } finally {
      owner.change("delete from flyway_schema_history where installed_rank = 999");
    }
  }

  @Test
  void aDatabaseOfTheOtherEnvironmentIsRefused() {
    owner.change("update environment_stamp set environment = 'production'");
    try {
      assertThat(check.findProblem())
          .hasValue(
              "The database belongs to the production environment, this server is of verification");
    } finally {
      owner.change("update environment_stamp set environment = 'verification'");
    }
  }

  @Test
  void aRoleThatMayChangeTheAuditIsRefused() {
    String role = System.getProperty("zaitaku.db.user");
    owner.change("grant update on audit_event to " + role);
    try {
      assertThat(check.findProblem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("may change the audit"));
    } finally {
      owner.change("revoke update on audit_event from " + role);
    }
  }

  @Test
  void aMissingPartitionIsMade() {
    long before = owner.number(PARTITIONS);
    owner.change(
        "do $$ begin execute 'drop table ' || (select max(inhrelid::regclass::text) from pg_inherits"
            + " where inhparent = 'audit_event'::regclass); end $$");
    assertThat(owner.number(PARTITIONS)).isEqualTo(before - 1);
    current.become(new Actor.OfSystem("start"));

    upkeep.begin();

    assertThat(owner.number(PARTITIONS)).isEqualTo(before);
  }

  @Test
  void theHeadsOfADayAreHeldOnceByTheOperatorsChain() {
    Scenes.Clinic clinic = scenes.clinic();
    scenes.account(clinic, "kanri01", "right-Passw0rd!");
    current.become(new Actor.OfSystem("login-desk"));
    logins.login(
        new LoginAttempt(
            clinic.code(), "kanri01", "wrong", new LoginOrigin(null, null, "192.0.2.1")));
    String head =
        owner.text(
            "select format('institution=%s links=%s seq=%s hash=%s', institution_id, links, seq, head)"
                + " from audit_heads((now() at time zone 'Asia/Tokyo')::date) where institution_id = ?",
            clinic.id());
    String held =
        "select count(*)::text from audit_event where action = 'AUDIT_HEADS_KEPT' and institution_id = 0"
            + " and changes like '%' || ? || '%'";
    current.become(new Actor.OfSystem("start"));
    upkeep.keep();
    assertThat(owner.text(held, head)).as("the day is not over").isEqualTo("0");
    clock.advance(Duration.ofDays(1));

    upkeep.keep();
    upkeep.keep();

    assertThat(owner.text(held, head)).isEqualTo("1");
  }

  @Test
  void partitionsAreMadeByTheSystemOnly() {
    current.become(new Actor.OfPatient());

    assertThatThrownBy(() -> upkeep.begin()).hasMessage("PERMISSION_DENIED");
  }
}
