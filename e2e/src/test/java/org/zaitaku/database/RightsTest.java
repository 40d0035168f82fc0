package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.database.MigratedDatabase.NO_RIGHT;
import static org.zaitaku.database.MigratedDatabase.list;
import static org.zaitaku.database.MigratedDatabase.number;
import static org.zaitaku.database.MigratedDatabase.refusal;
import static org.zaitaku.database.MigratedDatabase.setInstitution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's role may do at all. */
class RightsTest {

  private final MigratedDatabase database = MigratedDatabase.get();

  private Connection owner;

  private Connection application;

  @BeforeEach
  void connect() throws SQLException {
    owner = database.asOwner();
    application = database.asApplication();
    setInstitution(application, database.institution(0));
  }

  @AfterEach
  void disconnect() throws SQLException {
    application.rollback();
    application.close();
    owner.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit_event",
        "audit_chain",
        "audit_review",
        "consent_event",
        "settings_change",
        "terms_acceptance",
        "eligibility_snapshot",
        "view_history"
      })
  void whatWasWrittenDownIsNeitherChangedNorDeleted(String table) throws SQLException {
    assertThat(list(application, "select 1 from " + table)).isNotEmpty();

    assertThat(refusal(application, "update " + table + " set institution_id = institution_id"))
        .isEqualTo(NO_RIGHT);
    assertThat(refusal(application, "delete from " + table)).isEqualTo(NO_RIGHT);
    assertThat(refusal(application, "select 1 from " + table + " for update")).isEqualTo(NO_RIGHT);
  }

  @Test
  void theWordsThatAPatientReadAreNeitherChangedNorDeleted() throws SQLException {
    assertThat(refusal(application, "update consent_text set body = 'other words'"))
        .isEqualTo(NO_RIGHT);
    assertThat(refusal(application, "delete from consent_text")).isEqualTo(NO_RIGHT);
  }

  @Test
  void nothingAnywhereIsDeletedOrTruncated() throws SQLException {
    List<String> tables =
        list(
            owner,
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')");

    assertThat(tables).hasSizeGreaterThan(20);
    for (String table : tables) {
      assertThat(refusal(application, "delete from " + table))
          .describedAs(table)
          .isEqualTo(NO_RIGHT);
      assertThat(refusal(application, "truncate " + table)).describedAs(table).isEqualTo(NO_RIGHT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table public.mine (id int)",
        "create temporary table mine (id int)",
        "create schema mine",
        "create function public.mine() returns int language sql as 'select 1'",
        "create view public.mine as select 1",
        "create extension dblink",
        "create role mine",
        "alter table account disable row level security",
        "alter table account owner to current_user",
        "create policy mine on account using (true)",
        "drop policy own_institution on account",
        "drop table announcement",
        "create index on account (user_name)",
        "alter function make_partitions(date) security invoker",
        "grant delete on account to zaitaku_app; delete from account",
        "set role zaitaku_owner",
        "set session authorization zaitaku_owner",
        "set session_replication_role = replica",
        "copy account to program 'true'",
        "insert into audit_chain select * from audit_chain limit 1",
        "alter table audit_event disable trigger audit_chain_link",
        "select audit_line(null, 1, 1, current_date)",
        "select setval('audit_event_seq', 1)"
      })
  void theSchemaIsTheOwners(String statement) throws SQLException {
    assertThat(refusal(application, statement)).isEqualTo(NO_RIGHT);
  }

  @Test
  void theRoleHasNoPowersOfItsOwn() throws SQLException {
    assertThat(
            list(
                owner,
                "select rolsuper::text || rolbypassrls || rolcreatedb || rolcreaterole || rolreplication from pg_roles where rolname = ?",
                database.applicationRole()))
        .containsExactly("falsefalsefalsefalsefalse");
    assertThat(
            number(
                owner,
                "select count(*) from pg_auth_members where member = ?::regrole or roleid = ?::regrole",
                database.applicationRole(),
                database.applicationRole()))
        .isZero();
    assertThat(
            number(
                owner,
                "select count(*) from pg_class where relowner = ?::regrole",
                database.applicationRole()))
        .isZero();
    assertThat(refusal(application, "set local row_security = off; select 1 from account"))
        .isEqualTo(NO_RIGHT);
  }

  @Test
  void rightsAreGivenToTheRoleAndNeverToPublic() throws SQLException {
    assertThat(
            list(
                owner,
                "select table_name || ' ' || privilege_type from information_schema.role_table_grants"
                    + " where table_schema = 'public' and grantee = 'PUBLIC'"))
        .isEmpty();
    assertThat(
            list(
                owner,
                "select distinct privilege_type from information_schema.role_table_grants where table_schema = 'public'"
                    + " and grantee = ? order by 1",
                database.applicationRole()))
        .containsExactly("INSERT", "SELECT", "UPDATE");
  }

  @Test
  void functionsWithTheOwnersRightsAreKnownAndGiveIdsOnly() throws SQLException {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("make_partitions", "integer"),
            Map.entry("audit_chain_link", "trigger"),
            Map.entry(
                "audit_heads", "TABLE(institution_id bigint, links bigint, seq bigint, head text)"),
            Map.entry("institution_of_url", "bigint"),
            Map.entry("institution_of_reception", "bigint"),
            Map.entry("institution_of_challenge", "bigint"),
            Map.entry("institution_of_device", "bigint"),
            Map.entry("is_activation_code_taken", "boolean"),
            Map.entry("may_be_told", "boolean"),
            Map.entry("address_withheld", "boolean"),
            Map.entry("patient_of_certificate", "bigint"),
            Map.entry("patient_of_subject", "bigint"),
            Map.entry("patient_in_care", "bigint"),
            Map.entry("consents_given_before", "TABLE(consent_id bigint, institution_id bigint)"),
            Map.entry("bulk_jobs_waiting", "TABLE(job_id bigint, institution_id bigint)"),
            Map.entry("bulk_results_due", "TABLE(job_id bigint, institution_id bigint)"),
            Map.entry("bulk_enquiries_waiting", "TABLE(enquiry_id bigint, institution_id bigint)"),
            Map.entry("bulk_enquiries_due", "TABLE(enquiry_id bigint, institution_id bigint)"),
            Map.entry("forget_login_origins", "integer"),
            Map.entry("stale_sessions", "TABLE(institution_id bigint, session_id uuid)"),
            Map.entry(
                "receptions_left_behind",
                "TABLE(reception_id uuid, institution_id bigint, state text)"));

    assertThat(
            list(
                owner,
                "select proname || ' ' || pg_get_function_result(oid) from pg_proc"
                    + " where pronamespace = 'public'::regnamespace and prosecdef"))
        .containsExactlyInAnyOrderElementsOf(
            expected.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  @Test
  void functionsWithTheOwnersRightsHaveAFixedSearchPathAndAreClosedToThePublic()
      throws SQLException {
    assertThat(
            list(
                owner,
                "select distinct array_to_string(proconfig, ';') from pg_proc"
                    + " where pronamespace = 'public'::regnamespace and prosecdef"))
        .containsExactly("search_path=public, pg_temp");
    assertThat(
            list(
                owner,
                "select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef"
                    + " and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))"))
        .isEmpty();
    assertThat(
            list(
                owner,
                "select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef"
                    + " and not has_function_privilege(?, p.oid, 'execute')",
                database.applicationRole()))
        .isEmpty();
  }

  @Test
  void whoHoldsAKeyLearnsWhoseItIsAndWhoHoldsNoneNothing() throws SQLException {
    application.rollback();
    String id = Long.toString(database.institution(0));

    assertThat(list(application, "select institution_of_url(?)", "t".repeat(23) + 1))
        .containsExactly(id);
    assertThat(list(application, "select institution_of_url(?)", "u".repeat(24)))
        .containsOnlyNulls();
    assertThat(list(application, "select institution_of_device(sha256('device 1'))"))
        .containsExactly(id);
    assertThat(list(application, "select institution_of_device(sha256('no device'))"))
        .containsOnlyNulls();
    assertThat(list(application, "select is_activation_code_taken(sha256('code 1'))"))
        .containsExactly("t");
    assertThat(list(application, "select is_activation_code_taken(sha256('no code'))"))
        .containsExactly("f");
    assertThat(list(application, "select patient_of_certificate(sha256(?::text::bytea))", "card 1"))
        .containsExactly(Long.toString(database.patient(0)));
    assertThat(list(application, "select patient_of_certificate(sha256('nobody'))"))
        .containsOnlyNulls();
    String person = Long.toString(database.patient(0));
    assertThat(
            list(
                application,
                "select patient_of_subject(sha256(?::text::bytea))",
                "subject " + person))
        .containsExactly(person);
    assertThat(list(application, "select patient_of_subject(sha256('nobody'))"))
        .containsOnlyNulls();
    assertThat(list(application, "select institution_of_reception(gen_random_uuid())"))
        .containsOnlyNulls();
    assertThat(list(application, "select institution_of_challenge(sha256('nothing'))"))
        .containsOnlyNulls();
  }
}
