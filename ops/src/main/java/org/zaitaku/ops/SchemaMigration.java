package org.zaitaku.ops;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to the schema of this release, as its owner. What was applied before must be
 * what this release knows: a changed, missing or newer migration is refused.
 */
public final class SchemaMigration {

  /** Where the module {@code ejb} keeps the migrations. */
  public static final String LOCATION = "classpath:db/migration";

  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

  private final DatabaseTarget target;
  private final String location;

  public SchemaMigration(DatabaseTarget target) {
    this(target, LOCATION);
  }

  SchemaMigration(DatabaseTarget target, String location) {
    this.target = target;
    this.location = location;
    FLYWAY_LOG.setLevel(Level.WARNING);
  }

  /**
   * Migrates to the newest version.
   *
   * @return one line that says what was done
   * @throws Refusal where the database cannot be reached, belongs to the other environment, lacks
   *     the application's role or was migrated by another release
   */
  public String migrate() {
    check();
    MigrateResult result = run(configuration().dataSource(dataSource()));
    String version = result.targetSchemaVersion;
    if (result.migrationsExecuted == 0) {
      return "database "
          + target.place()
          + " is up to date ("
          + describe(result.initialSchemaVersion)
          + ")";
    }
    return "database "
        + target.place()
        + " migrated to "
        + describe(version)
        + " ("
        + result.migrationsExecuted
        + " migrations)";
  }

  /**
   * Migrates to exactly this version by the given connections of the owner, e.g. within a
   * transaction of the caller.
   */
  public void migrate(DataSource connections, String version) {
    run(configuration().dataSource(connections).target(MigrationVersion.fromVersion(version)));
  }

  private FluentConfiguration configuration() {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .locations(location)
        .failOnMissingLocations(true)
        .defaultSchema("public")
        .createSchemas(false)
        .ignoreMigrationPatterns(new String[0])
        .placeholders(
            Map.of("app_role", target.applicationRole(), "environment", target.environment()));
  }

  private DataSource dataSource() {
    return new OwnerConnections(target::connect);
  }

  private static MigrateResult run(FluentConfiguration configuration) {
    try {
      return configuration.load().migrate();
    } catch (FlywayException failure) {
      throw new Refusal("the migration failed: " + oneLine(failure), failure);
    }
  }

  private static String oneLine(FlywayException failure) {
    return failure.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String describe(String version) {
    return version == null || version.isEmpty() ? "no version" : "version " + version;
  }

  private void check() {
    try (Connection connection = target.connect()) {
      Sql sql = new Sql(connection);
      requireEnvironment(sql);
      if (!sql.exists("select 1 from pg_roles where rolname = ?", target.applicationRole())) {
        throw new Refusal(
            "the role "
                + target.applicationRole()
                + " does not exist in "
                + target.place()
                + ": let the DBA create it, or set ZAITAKU_DB_USER");
      }
    } catch (SQLException failure) {
      throw new Refusal(
          "the database at " + target.place() + " says: " + Program.firstLine(failure.getMessage()),
          failure);
    }
  }

  private void requireEnvironment(Sql sql) throws SQLException {
    Optional<String> stamp = stamp(sql);
    if (stamp.isPresent() && !stamp.get().equals(target.environment())) {
      throw new Refusal(
          "the database at "
              + target.place()
              + " belongs to the environment "
              + stamp.get()
              + ", not "
              + target.environment()
              + ": use another database, or set ZAITAKU_ENVIRONMENT");
    }
  }

  /** The environment that a database says it belongs to; empty before its first migration. */
  static Optional<String> stamp(Sql sql) throws SQLException {
    if (!sql.exists("select 1 where to_regclass('public.environment_stamp') is not null")) {
      return Optional.empty();
    }
    return sql.text("select environment from public.environment_stamp");
  }
}
