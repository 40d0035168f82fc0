package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Whether this database is the one the server was built for: schema, environment, and no more
 * rights than it needs.
 */
@ApplicationScoped
public class DatabaseCheck {

  /** The newest migration; a test compares it with the files. */
  public static final String SCHEMA_VERSION = "021";

  /** Evidence must stay as it is, and row-level security must hold for this role. */
  private static final String MAY_TOO_MUCH =
      "select cast(exists (select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls))"
          + " or exists (select 1 from unnest(array['audit_event', 'audit_chain', 'audit_review', 'consent_event',"
          + " 'eligibility_snapshot', 'settings_change', 'terms_acceptance', 'view_history']) evidence where has_table_privilege(evidence, 'UPDATE, DELETE, TRUNCATE'))"
          + " or has_table_privilege('audit_chain', 'INSERT') as text)";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Environment environment;

  /** What is wrong and what to do; empty where all is well. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<String> findProblem() {
    String version =
        text(
            "select coalesce(max(version), 'none') from flyway_schema_history where success and version is not null");
    if (!version.equals(SCHEMA_VERSION)) {
      return Optional.of(
          "The database has schema version "
              + version
              + ", this server needs "
              + SCHEMA_VERSION
              + ": run scripts/migrate");
    }
    String stamp = text("select environment from environment_stamp");
    if (!stamp.equals(environment.name())) {
      return Optional.of(
          "The database belongs to the "
              + stamp
              + " environment, this server is of "
              + environment.name());
    }
    if (text(MAY_TOO_MUCH).equals("true")) {
      return Optional.of(
          "The server's database role may change the audit: give it the application's role, not the owner's");
    }
    return Optional.empty();
  }

  private String text(String query) {
    return (String) entityManager.createNativeQuery(query, String.class).getSingleResult();
  }
}
