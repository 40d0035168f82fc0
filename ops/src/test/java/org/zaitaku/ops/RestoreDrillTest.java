package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill on the real schema: back up, destroy, restore, the consent is there. */
class RestoreDrillTest {

  @TempDir Path directory;

  @Test
  void afterTheLossOfTheDatabaseTheConsentIsThereAgain() throws IOException, SQLException {
    Path file = directory.resolve("backup.zip");
    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      DatabaseTarget target = DatabaseTarget.of(database, "verification");
      assertThat(new SchemaMigration(target).migrate()).contains("migrated");
      registerConsent(database);
      new Backup(target).write(file);

      FreshDatabase.in(database);
      assertThatThrownBy(() -> assertConsent(database)).hasMessageContaining("does not exist");

      new Restore(target, false).read(file);
      assertThat(new SchemaMigration(target).migrate()).contains("up to date");
      assertConsent(database);
      assertRulesStillHold(database);
    }
  }

  private static void registerConsent(EmbeddedDatabase database) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      Sql sql = new Sql(owner);
      sql.run(
          "insert into institution (id, code, name, starts_on) values"
              + " (nextval('institution_seq'), '1319999015', '見本市民病院（架空）', '2024-04-01')");
      sql.run(
          "insert into patient (id, insurance_card_registered, self_information_stopped)"
              + " values (1, true, false)");
      sql.run(
          "insert into access_url (id, institution_id, care_setting, token, issued_at) values"
              + " (1, 1, 'HOME_VISIT', 'abcdefghijklmnopqrstuvwx', now())");
      sql.run(
          "insert into consent_text (version, language, body, first_shown_at) values"
              + " (repeat('ab', 32), 'ja', '同意登録の準備と開始', now())");
      sql.run(
          "insert into reception (id, institution_id, access_url_id, care_setting, flow, secret_hash,"
              + " choices, state, patient_id, started_at, changed_at, completed_at, version) values"
              + " ('11111111-1111-1111-1111-111111111111', 1, 1, 'HOME_VISIT', 'REGISTRATION',"
              + " decode(repeat('ab', 32), 'hex'), 'SURGERY=AGREED,MEDICATION=DECLINED',"
              + " 'COMPLETED', 1, now(), now(), now(), 3)");
      sql.run(
          "insert into consent (id, institution_id, patient_id, care_setting, choices,"
              + " registered_at, version) values"
              + " (1, 1, 1, 'HOME_VISIT', 'SURGERY=AGREED,MEDICATION=DECLINED', now(), 0)");
      sql.run(
          "insert into consent_event (id, consent_id, institution_id, patient_id, reception_id,"
              + " kind, choices, at, care_setting, language, text_version, authentication,"
              + " certificate_key) values (1, 1, 1, 1, '11111111-1111-1111-1111-111111111111',"
              + " 'REGISTERED', 'SURGERY=AGREED,MEDICATION=DECLINED', now(), 'HOME_VISIT', 'ja',"
              + " repeat('ab', 32), 'CARD', decode(repeat('cd', 32), 'hex'))");
      // Long ago: in a partition that no migration of today makes.
      sql.run(
          "create table audit_event_past partition of audit_event for values from"
              + " ('2020-01-01 00:00:00+00') to ('2020-02-01 00:00:00+00')");
      sql.run("alter table audit_event_past enable row level security");
      sql.run(
          "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, action,"
              + " outcome) values (1, '2020-01-15 00:00:00+00', gen_random_uuid(), 'SYSTEM', 'past',"
              + " 'X', 'SUCCESS'), (2, now(), gen_random_uuid(), 'SYSTEM', 'now', 'X', 'SUCCESS')");
    }
  }

  /** As the server sees it: nothing without a scope, the consent within. */
  private static void assertConsent(EmbeddedDatabase database) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      Sql sql = new Sql(application);
      assertThat(sql.number("select count(*) from consent")).isZero();
      sql.text("select set_config('zaitaku.institution', '1', false)");
      assertThat(sql.text("select choices from consent where revoked_at is null"))
          .contains("SURGERY=AGREED,MEDICATION=DECLINED");
      assertThat(sql.number("select count(*) from consent_event")).isEqualTo(1);
    }
  }

  private static void assertRulesStillHold(EmbeddedDatabase database) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      Sql sql = new Sql(application);
      assertThatThrownBy(() -> sql.run("delete from audit_event"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> sql.run("update consent_event set kind = 'WITHDRAWN'"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> sql.run("select * from audit_event_past"))
          .hasMessageContaining("permission denied");
    }
    try (Connection owner = database.connect(database.owner())) {
      Sql sql = new Sql(owner);
      assertThat(sql.number("select count(*) from audit_event")).isEqualTo(2);
      assertThat(sql.number("select nextval('institution_seq')")).isEqualTo(2);
      assertThat(
              sql.exists(
                  "select 1 from pg_class where relname = 'audit_event_past' and relrowsecurity"))
          .isTrue();
    }
  }
}
