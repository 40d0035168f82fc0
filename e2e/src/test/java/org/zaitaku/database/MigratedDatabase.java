package org.zaitaku.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;

/**
 * A real PostgreSQL with our schema, and in every table rows of two institutions and two people.
 * One for all tests of a JVM.
 */
final class MigratedDatabase {

  static final String ENVIRONMENT = "verification";

  /** PostgreSQL's codes of what it refuses. */
  static final String NO_RIGHT = "42501";

  static final String NOT_UNIQUE = "23505";
  static final String CHECK_FAILED = "23514";
  static final String OVERLAPS = "23P01";

  private static MigratedDatabase shared;

  private final EmbeddedDatabase database;
  private final long[] institutions;
  private final long[] patients;

  private MigratedDatabase() throws SQLException {
    database = EmbeddedDatabase.temporary();
    migrate();
    try (Connection owner = asOwner()) {
      institutions = new long[] {addInstitution(owner, 1), addInstitution(owner, 2)};
      patients = new long[] {addPatient(owner, 1), addPatient(owner, 2)};
      for (int i = 0; i < 2; i++) {
        addReception(owner, institutions[i], patients[i]);
      }
    }
  }

  static synchronized MigratedDatabase get() {
    if (shared == null) {
      try {
        shared = new MigratedDatabase();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  /** Migrates (again); answers what was done. */
  String migrate() {
    return migrate(ENVIRONMENT);
  }

  String migrate(String environment) {
    return new SchemaMigration(DatabaseTarget.of(database, environment)).migrate();
  }

  Connection asOwner() throws SQLException {
    return database.connect(database.owner());
  }

  /** As the server works: in a transaction, without a scope. */
  Connection asApplication() throws SQLException {
    Connection connection = database.connect(database.application());
    connection.setAutoCommit(false);
    return connection;
  }

  String applicationRole() {
    return database.application().user();
  }

  long institution(int number) {
    return institutions[number];
  }

  long patient(int number) {
    return patients[number];
  }

  static void setInstitution(Connection connection, Object value) throws SQLException {
    list(connection, "select set_config('zaitaku.institution', ?, true)", String.valueOf(value));
  }

  static void setPatient(Connection connection, Object value) throws SQLException {
    list(connection, "select set_config('zaitaku.patient', ?, true)", String.valueOf(value));
  }

  /** The first column of each row, as text. */
  static List<String> list(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, query, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  static long number(Connection connection, String query, Object... values) throws SQLException {
    return Long.parseLong(list(connection, query, values).get(0));
  }

  static int change(Connection connection, String statement, Object... values) throws SQLException {
    try (PreparedStatement prepared = prepare(connection, statement, values)) {
      return prepared.executeUpdate();
    }
  }

  /**
   * PostgreSQL's code for refusing the statement, "none" where it does not. What it did is undone.
   */
  static String refusal(Connection connection, String statement, Object... values)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    var point = connection.setSavepoint();
    try (PreparedStatement prepared = prepare(connection, statement, values)) {
      prepared.execute();
      return "none";
    } catch (SQLException refused) {
      return refused.getSQLState();
    } finally {
      connection.rollback(point);
      if (before) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static long addInstitution(Connection owner, int number) throws SQLException {
    String code = "131000000" + number;
    long id =
        number(
            owner,
            "insert into institution (id, code, name, starts_on) values (nextval('institution_seq'), ?, '試験病院', '2024-04-01') returning id",
            code);
    change(
        owner,
        "insert into institution_code values (nextval('institution_code_seq'), ?, ?, '2024-04-01', null)",
        id,
        code);
    change(
        owner,
        "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled,"
            + " valid_from, version, registered_at, password_initial, password_set_at) values (nextval('account_seq'), ?, 'kanri01', 'ADMINISTRATOR', '試験', 'シケン', 'x', 0, true, '2024-04-01', 0, now(), false, now())",
        id);
    change(
        owner,
        "insert into related_institution values (nextval('related_institution_seq'), ?, ?, '試験歯科', '2024-04-01', null)",
        id,
        "133000000" + number);
    change(
        owner,
        "insert into former_password select id, 0, institution_id, 'x', now() from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into login_origin select id, sha256('o'), institution_id, 0, null, now(), now() from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into console_session select gen_random_uuid(), institution_id, id, now(), now(), '127.0.0.1', null, null from account where institution_id = ?",
        id);
    long bulk =
        number(
            owner,
            "insert into bulk_job (id, institution_id, receipt_number, uploader_role, account_id, status, received_at, completed_at,"
                + " processed, attempts) select nextval('bulk_job_seq'), institution_id, '20261121-0001', 'ADMINISTRATOR', id,"
                + " 'COMPLETED', now(), now(), 1, 0 from account where institution_id = ? returning id",
            id);
    change(owner, "insert into bulk_payload values (?, ?, null, 'r', null)", bulk, id);
    change(owner, "insert into bulk_row values (?, 2, ?, 'REGISTERED', null)", bulk, id);
    long enquiry =
        number(
            owner,
            "insert into bulk_enquiry (id, institution_id, receipt_number, account_id, care_setting, day, status, received_at,"
                + " completed_at, row_count, processed, attempts) select nextval('bulk_enquiry_seq'), institution_id, '20261122-0001', id,"
                + " 'HOME_VISIT', '2026-11-22', 'COMPLETED', now(), now(), 1, 1, 0 from account where institution_id = ? returning id",
            id);
    change(
        owner,
        "insert into bulk_enquiry_row (enquiry_id, line, institution_id, outcome) values (?, 2, ?, 'FOUND')",
        enquiry,
        id);
    change(
        owner,
        "insert into environment_settings values (?, false, false, true, true, true, 'NONE', true, false, null, 0)",
        id);
    change(
        owner,
        "insert into settings_change select nextval('settings_change_seq'), institution_id, 1, now(), id, 'SURGERY', 'NOT_USED', 'USE' from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into terms_acceptance select nextval('terms_acceptance_seq'), institution_id, 'ONLINE', 1, now(), id from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into access_url values (nextval('access_url_seq'), ?, 'HOME_VISIT', ?, now(), null)",
        id,
        "t".repeat(23) + number);
    long activation =
        number(
            owner,
            "insert into activation_code (id, institution_id, code_hash, code_sealed, issued_by, issued_at, usable_from, registered_at)"
                + " select nextval('activation_code_seq'), institution_id, sha256(?::text::bytea), 'x', id, now(), now(), now()"
                + " from account where institution_id = ? returning id",
            "code " + number,
            id);
    change(
        owner,
        "insert into registered_device select nextval('registered_device_seq'), institution_id, ?, id, '試験端末', 'IOS',"
            + " sha256(?::text::bytea), now(), now(), null, null from account where institution_id = ?",
        activation,
        "device " + number,
        id);
    change(
        owner,
        "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, institution_id, action, outcome)"
            + " values (nextval('audit_event_seq'), now(), ?, 'SYSTEM', 'test', ?, 'LOGIN', 'SUCCESS')",
        UUID.randomUUID(),
        id);
    change(
        owner,
        "insert into view_history select nextval('view_history_seq'), now(), institution_id, id, user_id, user_name, 1, 'MEDICATION'"
            + " from account where institution_id = ?",
        id);
    change(
        owner,
        "insert into audit_review select nextval('audit_review_seq'), institution_id, current_date, current_date, now(), id, user_id"
            + " from account where institution_id = ?",
        id);
    return id;
  }

  private static long addPatient(Connection owner, int number) throws SQLException {
    long id =
        number(
            owner, "insert into patient values (nextval('patient_seq'), true, false) returning id");
    change(
        owner,
        "insert into patient_certificate values (sha256(?::text::bytea), ?)",
        "card " + number,
        id);
    change(
        owner,
        "insert into eligibility_record (patient_id, address_withheld) values (?, false)",
        id);
    change(
        owner,
        "insert into medical_entry values (nextval('medical_entry_seq'), ?, 'MEDICATION', current_date, '試験薬局', '試験薬', null)",
        id);
    return id;
  }

  private static void addReception(Connection owner, long institution, long patient)
      throws SQLException {
    UUID reception = UUID.randomUUID();
    change(
        owner,
        "insert into reception (id, institution_id, access_url_id, care_setting, flow, secret_hash, choices, state, patient_id, started_at,"
            + " changed_at, completed_at, version) select ?, institution_id, id, 'HOME_VISIT', 'REGISTRATION', sha256('x'), 'MEDICATION=AGREED', 'COMPLETED',"
            + " ?, now(), now(), now(), 0 from access_url where institution_id = ?",
        reception,
        patient,
        institution);
    change(
        owner,
        "insert into patient_subject values (sha256(?::text::bytea), ?, now(), ?)",
        "subject " + patient,
        patient,
        reception);
    change(
        owner,
        "insert into challenge (id, institution_id, reception_id, challenge_hash, expires_at, answered_at, answer_hash, superseded)"
            + " values (nextval('challenge_seq'), ?, ?, sha256(?::text::bytea), now(), now(), sha256('a'), false)",
        institution,
        reception,
        reception.toString());
    long consent =
        number(
            owner,
            "insert into consent values (nextval('consent_seq'), ?, ?, 'HOME_VISIT', 'MEDICATION=AGREED', null, now(), null, 0) returning id",
            institution,
            patient);
    change(
        owner,
        "insert into consent_event (id, consent_id, institution_id, patient_id, reception_id, kind, choices, at, care_setting,"
            + " authentication, certificate_key) values (nextval('consent_event_seq'), ?, ?, ?, ?, 'REGISTERED', 'MEDICATION=AGREED', now(),"
            + " 'HOME_VISIT', 'CARD', sha256('k'))",
        consent,
        institution,
        patient,
        reception);
    change(
        owner,
        "insert into care_relation values (nextval('care_relation_seq'), ?, ?, 'HOME_VISIT', ?, now(), null, null)",
        institution,
        patient,
        reception);
    change(
        owner,
        "insert into bulk_enquiry_answer (enquiry_id, line, institution_id, relation_id, patient_id, consented_at)"
            + " select e.id, 2, r.institution_id, r.id, r.patient_id, r.begun_at from care_relation r join bulk_enquiry e"
            + " on e.institution_id = r.institution_id where r.institution_id = ?",
        institution);
    change(
        owner,
        "insert into reference_number values (nextval('reference_number_seq'), ?, ?, 'A-1', now())",
        institution,
        patient);
    change(
        owner,
        "insert into eligibility_snapshot (reception_id, institution_id, patient_id, obtained_at) values (?, ?, ?, now())",
        reception,
        institution,
        patient);
  }
}
