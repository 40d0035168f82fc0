package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.database.MigratedDatabase.NOT_UNIQUE;
import static org.zaitaku.database.MigratedDatabase.NO_RIGHT;
import static org.zaitaku.database.MigratedDatabase.change;
import static org.zaitaku.database.MigratedDatabase.list;
import static org.zaitaku.database.MigratedDatabase.number;
import static org.zaitaku.database.MigratedDatabase.refusal;
import static org.zaitaku.database.MigratedDatabase.setInstitution;
import static org.zaitaku.database.MigratedDatabase.setPatient;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose rows the application's role sees and writes: kept by PostgreSQL itself. */
class RowSecurityTest {

  /** Tables without row security, and why. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "institution", "which institutions exist is asked before anybody logged in",
          "institution_code", "the code of a log-in leads to the institution",
          "terms_of_use", "the same text for everybody",
          "consent_text", "the words of the pages, the same for everybody",
          "announcement", "told to all institutions alike",
          "environment_stamp", "one row about the database itself",
          "flyway_schema_history", "the server compares the version; no content",
          "demonstration_person", "P01 to an id, verification environment only");

  private static final Set<String> OF_INSTITUTIONS =
      Set.of(
          "account",
          "environment_settings",
          "settings_change",
          "terms_acceptance",
          "access_url",
          "activation_code",
          "registered_device",
          "related_institution",
          "former_password",
          "login_origin",
          "console_session",
          "bulk_job",
          "bulk_payload",
          "bulk_row",
          "audit_event",
          "audit_chain",
          "audit_review",
          "reception",
          "challenge",
          "consent",
          "consent_event",
          "care_relation",
          "reference_number",
          "bulk_enquiry",
          "bulk_enquiry_row",
          "bulk_enquiry_answer",
          "eligibility_snapshot",
          "view_history");

  private static final Map<String, String> OF_PEOPLE =
      Map.of(
          "patient", "id",
          "patient_certificate", "patient_id",
          "patient_subject", "patient_id",
          "eligibility_record", "patient_id",
          "medical_entry", "patient_id");

  private static final String TABLES =
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')";

  private final MigratedDatabase database = MigratedDatabase.get();

  private Connection owner;

  private Connection application;

  @BeforeEach
  void connect() throws SQLException {
    owner = database.asOwner();
    application = database.asApplication();
  }

  @AfterEach
  void disconnect() throws SQLException {
    application.rollback();
    application.close();
    owner.close();
  }

  static Set<String> tablesOfInstitutions() {
    return new TreeSet<>(OF_INSTITUTIONS);
  }

  static Set<String> tablesOfPeople() {
    return new TreeSet<>(OF_PEOPLE.keySet());
  }

  static Set<String> protectedTables() {
    Set<String> tables = tablesOfInstitutions();
    tables.addAll(OF_PEOPLE.keySet());
    return tables;
  }

  @Test
  void everyTableHasRowSecurityAndAPolicyOrAReason() throws SQLException {
    assertThat(list(owner, TABLES + " and not relispartition and not relrowsecurity"))
        .containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
    assertThat(list(owner, TABLES + " and not relispartition and relrowsecurity"))
        .containsExactlyInAnyOrderElementsOf(protectedTables());
    assertThat(
            list(
                owner,
                TABLES
                    + " and not relispartition and relrowsecurity"
                    + " and exists (select 1 from pg_policy where polrelid = pg_class.oid)"))
        .containsExactlyInAnyOrderElementsOf(protectedTables());
  }

  @Test
  void noViewShowsRowsPastThePolicies() throws SQLException {
    assertThat(
            list(
                owner,
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')"))
        .isEmpty();
  }

  @Test
  void aPolicyAppliesToEveryRoleAndReadsOnlyTheTwoSettings() throws SQLException {
    assertThat(list(owner, "select distinct array_to_string(polroles, ',') from pg_policy"))
        .containsExactly("0");
    assertThat(
            list(
                owner,
                "select tablename || ': ' || qual from pg_policies where schemaname = 'public' and qual is not null"
                    + " and qual not like '%= (NULLIF(current_setting(''zaitaku.institution''::text, true), ''''::text))::bigint)'"
                    + " and qual not like '%= (NULLIF(current_setting(''zaitaku.patient''::text, true), ''''::text))::bigint)'"))
        .isEmpty();
  }

  @Test
  void partitionsAreClosedToTheApplicationAndHaveRowSecurityThemselves() throws SQLException {
    List<String> partitions = list(owner, TABLES + " and relispartition");

    assertThat(partitions).isNotEmpty();
    assertThat(list(owner, TABLES + " and relispartition and not relrowsecurity")).isEmpty();
    for (String partition : partitions) {
      assertThat(refusal(application, "select 1 from " + partition)).isEqualTo(NO_RIGHT);
      assertThat(refusal(application, "insert into " + partition + " select")).isEqualTo(NO_RIGHT);
    }
  }

  @ParameterizedTest
  @MethodSource("protectedTables")
  void withoutASettingThereIsNoRow(String table) throws SQLException {
    assertThat(number(owner, "select count(*) from " + table)).isGreaterThanOrEqualTo(2);

    assertThat(list(application, "select 1 from " + table)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("protectedTables")
  void afterASettingThatDiedWithItsTransactionThereIsNoRow(String table) throws SQLException {
    setInstitution(application, database.institution(0));
    setPatient(application, database.patient(0));
    assertThat(list(application, "select 1 from " + table)).isNotEmpty();
    application.commit();

    assertThat(list(application, "select current_setting('zaitaku.institution', true)"))
        .containsExactly("");
    assertThat(list(application, "select 1 from " + table)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tablesOfInstitutions")
  void anotherInstitutionsRowsAreInvisible(String table) throws SQLException {
    setInstitution(application, database.institution(0));
    setPatient(application, database.patient(1));

    assertThat(list(application, "select distinct institution_id from " + table))
        .containsExactly(Long.toString(database.institution(0)));
  }

  @ParameterizedTest
  @MethodSource("tablesOfInstitutions")
  void aRowForAnotherInstitutionCannotBeWritten(String table) throws SQLException {
    setInstitution(application, database.institution(0));
    String copy =
        "insert into %1$s select (jsonb_populate_record(x, jsonb_build_object('institution_id', ?::bigint))).* from %1$s x limit 1"
            .formatted(table);

    assertThat(refusal(application, copy, database.institution(0)))
        .isEqualTo(table.equals("audit_chain") ? NO_RIGHT : NOT_UNIQUE);
    // Of anybody something may be written down, also where no institution is known.
    assertThat(refusal(application, copy, database.institution(1)))
        .isEqualTo(table.equals("audit_event") ? NOT_UNIQUE : NO_RIGHT);
  }

  @ParameterizedTest
  @MethodSource("tablesOfInstitutions")
  void anotherInstitutionsRowsCannotBeChangedNorOwnOnesGivenAway(String table) throws SQLException {
    setInstitution(application, database.institution(0));
    boolean appendOnly =
        Set.of(
                "audit_event",
                "audit_chain",
                "audit_review",
                "consent_event",
                "settings_change",
                "terms_acceptance",
                "eligibility_snapshot",
                "view_history")
            .contains(table);
    String touch = "update " + table + " set institution_id = institution_id";

    assertThat(
            refusal(
                application,
                "update " + table + " set institution_id = ?",
                database.institution(1)))
        .isEqualTo(NO_RIGHT);
    if (appendOnly) {
      assertThat(refusal(application, touch)).isEqualTo(NO_RIGHT);
    } else {
      long own = number(application, "select count(*) from " + table);
      assertThat(change(application, touch)).isEqualTo((int) own);
      assertThat(change(application, touch + " where institution_id = ?", database.institution(1)))
          .isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tablesOfPeople")
  void visibleIsTheOnePersonOnly(String table) throws SQLException {
    setInstitution(application, database.institution(1));
    setPatient(application, database.patient(0));

    assertThat(list(application, "select " + OF_PEOPLE.get(table) + " from " + table))
        .containsExactly(Long.toString(database.patient(0)));
  }

  @ParameterizedTest
  @MethodSource("tablesOfPeople")
  void aRowOfAnotherPersonCannotBeWritten(String table) throws SQLException {
    setPatient(application, database.patient(0));
    String copy =
        "insert into %1$s select (jsonb_populate_record(x, jsonb_build_object('%2$s', ?::bigint))).* from %1$s x limit 1"
            .formatted(table, OF_PEOPLE.get(table));

    assertThat(refusal(application, copy, database.patient(0))).isEqualTo(NOT_UNIQUE);
    assertThat(refusal(application, copy, database.patient(1))).isEqualTo(NO_RIGHT);
    assertThat(refusal(application, "update " + table + " set " + OF_PEOPLE.get(table) + " = 1"))
        .isEqualTo(NO_RIGHT);
  }
}
