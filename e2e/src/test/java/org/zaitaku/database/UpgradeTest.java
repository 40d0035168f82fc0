package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.database.MigratedDatabase.change;
import static org.zaitaku.database.MigratedDatabase.list;
import static org.zaitaku.database.MigratedDatabase.number;
import static org.zaitaku.database.MigratedDatabase.setInstitution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;
import org.zaitaku.shared.DatabaseCheck;

/**
 * A database that was in use at version 008, with two institutions, accounts, URLs and a consent,
 * is brought to the newest version: what was there stays and means the same.
 */
class UpgradeTest {

  private static final String BEFORE = "008";
  private static final String LONG_NAME = "あ".repeat(70);

  private static EmbeddedDatabase database;
  private static long hospital;
  private static long pharmacy;

  @BeforeAll
  static void upgradeADatabaseWithRows() throws SQLException {
    database = EmbeddedDatabase.temporary();
    SchemaMigration migration =
        new SchemaMigration(DatabaseTarget.of(database, MigratedDatabase.ENVIRONMENT));
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.jdbcUrl());
    connections.setUser(database.owner().user());
    connections.setPassword(database.owner().password());
    migration.migrate(connections, BEFORE);
    try (Connection owner = asOwner()) {
      hospital = institution(owner, "1310000001", LONG_NAME, true);
      pharmacy = institution(owner, "1340000002", "", false);
      url(owner, "t".repeat(24), "2024-05-01", "2024-06-01");
      url(owner, "u".repeat(24), "2024-06-01", null);
      consent(owner);
    }
    assertThat(migration.migrate()).contains("migrated to version " + DatabaseCheck.SCHEMA_VERSION);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Connection asOwner() throws SQLException {
    return database.connect(database.owner());
  }

  private static long institution(
      Connection owner, String code, String displayName, boolean homeVisit) throws SQLException {
    long id =
        number(
            owner,
            "insert into institution (id, code, name, starts_on, record_sharing_from) values (nextval('institution_seq'), ?, '試験病院', '2024-04-01', '2024-10-01') returning id",
            code);
    change(
        owner,
        "insert into institution_code (id, institution_id, code, valid_from) values (nextval('institution_code_seq'), ?, ?, '2024-04-01')",
        id,
        code);
    change(
        owner,
        "insert into environment_settings (institution_id, surgery, treatment, medication, health_checkup, specific_disease, e_prescription_use,"
            + " home_visit, online, display_name, version) values (?, true, false, true, false, true, 'BOTH', ?, false, ?, 3)",
        id,
        homeVisit,
        displayName);
    change(
        owner,
        "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, locked_at, enabled,"
            + " valid_from, version, registered_at, password_initial, password_set_at, totp_seed) values (nextval('account_seq'), ?, 'kanri01',"
            + " 'ADMINISTRATOR', '髙橋', 'タカハシ', 'hash', 2, null, true, '2024-04-01', 5, '2024-04-01', false, '2024-04-02', sha256('seed'))",
        id);
    change(
        owner,
        "insert into console_session (id, institution_id, account_id, began_at, last_action_at, address) select gen_random_uuid(), institution_id,"
            + " id, now(), now(), '127.0.0.1' from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into console_session (id, institution_id, account_id, began_at, last_action_at, address, ended_at, end_reason)"
            + " select gen_random_uuid(), institution_id, id, now(), now(), '127.0.0.1', now(), 'FORCED' from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into related_institution (id, institution_id, code, name, established_on) values (nextval('related_institution_seq'), ?,"
            + " '1330000003', '試験歯科', '2024-04-01')",
        id);
    change(
        owner,
        "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, institution_id, action, outcome)"
            + " values (nextval('audit_event_seq'), now(), gen_random_uuid(), 'SYSTEM', 'test', ?, 'LOGIN', 'SUCCESS')",
        id);
    return id;
  }

  private static void url(Connection owner, String token, String issued, String withdrawn)
      throws SQLException {
    change(
        owner,
        "insert into access_url (id, institution_id, care_setting, token, issued_at, withdrawn_at)"
            + " values (nextval('access_url_seq'), ?, 'HOME_VISIT', ?, ?::timestamptz, ?::timestamptz)",
        hospital,
        token,
        issued,
        withdrawn);
  }

  private static void consent(Connection owner) throws SQLException {
    long patient =
        number(
            owner,
            "insert into patient (id, insurance_card_registered, self_information_stopped) values (nextval('patient_seq'), true, false) returning id");
    String reception =
        list(
                owner,
                "insert into reception (id, institution_id, access_url_id, care_setting, secret_hash, choices, state, patient_id, started_at,"
                    + " changed_at, completed_at, version) select gen_random_uuid(), institution_id, id, 'HOME_VISIT', sha256('x'), 'MEDICATION=AGREED',"
                    + " 'COMPLETED', ?, now(), now(), now(), 0 from access_url where token = ? returning id",
                patient,
                "u".repeat(24))
            .get(0);
    long consent =
        number(
            owner,
            "insert into consent (id, institution_id, patient_id, care_setting, choices, registered_at, version)"
                + " values (nextval('consent_seq'), ?, ?, 'HOME_VISIT', 'MEDICATION=AGREED', now(), 0) returning id",
            hospital,
            patient);
    change(
        owner,
        "insert into consent_event (id, consent_id, institution_id, patient_id, reception_id, kind, choices, at)"
            + " values (nextval('consent_event_seq'), ?, ?, ?, ?::uuid, 'REGISTERED', 'MEDICATION=AGREED', now())",
        consent,
        hospital,
        patient,
        reception);
  }

  /** As the server reads, with the rows of the hospital open. */
  private static List<String> seen(String query, Object... values) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      application.setAutoCommit(false);
      setInstitution(application, hospital);
      List<String> found = list(application, query, values);
      application.rollback();
      return found;
    }
  }

  @Test
  @Tag("ENV-010")
  void whatWasSetStaysAndWhatIsNewStandsAtItsDefault() throws SQLException {
    assertThat(
            seen(
                "select concat_ws(' ', surgery, treatment, medication, health_checkup, specific_disease, e_prescription_use, home_visit, online, version)"
                    + " from environment_settings"))
        .containsExactly("t f t f t BOTH t f 3");
    assertThat(
            seen(
                "select concat_ws(' ', character_code, record_sharing, emergency_information, form_choice_timing, e_prescription, refill,"
                    + " medical_aid, subsidy, coalesce(patient_telephone, '-')) from environment_settings"))
        .containsExactly("UTF_8 f f ELSEWHERE f f f f -");
    assertThat(seen("select display_name from environment_settings"))
        .containsExactly("あ".repeat(60));
    try (Connection owner = asOwner()) {
      assertThat(
              list(
                  owner,
                  "select coalesce(display_name, 'none') from environment_settings where institution_id = ?",
                  pharmacy))
          .as("an emptied name is none")
          .containsExactly("none");
    }
  }

  @Test
  @Tag("URL-007")
  void aUrlThatWasHandedOutStillLeadsToItsInstitution() throws SQLException {
    assertThat(
            seen(
                "select concat_ws(' ', care_setting, number, left(token, 1), withdrawn_at is null, previous, valid_since = issued_at)"
                    + " from access_url where care_setting = 'HOME_VISIT' order by number"))
        .containsExactly("HOME_VISIT 1 t f f t", "HOME_VISIT 2 u t f t");
    assertThat(seen("select institution_of_url(?)", "u".repeat(24)))
        .containsExactly(Long.toString(hospital));
  }

  @Test
  void whoHadNoUrlHasOneOfEachKindAndTheOperatorNone() throws SQLException {
    try (Connection owner = asOwner()) {
      assertThat(
              list(
                  owner,
                  "select concat_ws(' ', care_setting, number) from access_url where institution_id = ? and withdrawn_at is null order by 1",
                  pharmacy))
          .containsExactly("HOME_VISIT 1", "ONLINE 1");
      assertThat(number(owner, "select count(distinct token) from access_url")).isEqualTo(5);
      assertThat(number(owner, "select count(*) from access_url where institution_id = 0"))
          .isZero();
    }
  }

  @Test
  void accountsAndTheirSessionsGoOn() throws SQLException {
    assertThat(
            seen(
                "select concat_ws(' ', user_id, role, user_name, password_hash, failed_logins, enabled, valid_from, version, totp_seed = sha256('seed')) from account"))
        .containsExactly("kanri01 ADMINISTRATOR 髙橋 hash 2 t 2024-04-01 5 t");
    assertThat(seen("select coalesce(end_reason, 'open') from console_session order by 1"))
        .containsExactly("FORCED", "open");
  }

  @Test
  @Tag("ORG-009")
  void anInstitutionKeepsItsCodeItsApplicationsAndWhatItIsRelatedTo() throws SQLException {
    assertThat(
            seen(
                "select concat_ws(' ', i.code, c.code, c.valid_from, c.valid_until is null, c.taken_back_at is null, i.ends_at is null,"
                    + " i.record_sharing_from, i.version) from institution i join institution_code c on c.institution_id = i.id where i.id = ?",
                hospital))
        .containsExactly("1310000001 1310000001 2024-04-01 t t t 2024-10-01 0");
    assertThat(
            seen("select concat_ws(' ', code, name, removed_at is null) from related_institution"))
        .containsExactly("1330000003 試験歯科 t");
  }

  @Test
  void consentsAndTheAuditAreAsTheyWere() throws SQLException {
    assertThat(seen("select state || ' ' || choices from reception"))
        .containsExactly("COMPLETED MEDICATION=AGREED");
    assertThat(seen("select choices || ' ' || (revoked_at is null) from consent"))
        .containsExactly("MEDICATION=AGREED true");
    assertThat(seen("select kind || ' ' || choices from consent_event"))
        .containsExactly("REGISTERED MEDICATION=AGREED");
    assertThat(
            seen(
                "select e.action || ' ' || c.seq from audit_event e join audit_chain c on c.event_id = e.id and c.event_at = e.at"))
        .containsExactly("LOGIN 1");
  }
}
