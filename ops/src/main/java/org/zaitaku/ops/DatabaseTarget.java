package org.zaitaku.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The database that a program works on, as its owner.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param owner role that owns the schema
 * @param applicationRole role that the server works with; migrations grant to it
 * @param environment {@code verification} or {@code production}
 */
public record DatabaseTarget(String url, Login owner, String applicationRole, String environment) {

  private static final int CONNECT_LIMIT_SECONDS = 10;

  public DatabaseTarget {
    Objects.requireNonNull(owner, "owner");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Refusal(
          "ZAITAKU_DB_URL must begin with jdbc:postgresql: (only PostgreSQL is used)");
    }
    if (!environment.equals("verification") && !environment.equals("production")) {
      throw new Refusal(
          "ZAITAKU_ENVIRONMENT is '" + environment + "': use verification or production");
    }
    if (!applicationRole.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new Refusal("'" + applicationRole + "' cannot be the name of the application's role");
    }
    if (applicationRole.equals(owner.user())) {
      throw new Refusal(
          "ZAITAKU_DB_USER and ZAITAKU_DB_OWNER_USER are the same role: the server must not own"
              + " its tables");
    }
  }

  /** Of a running embedded database. */
  public static DatabaseTarget of(EmbeddedDatabase database, String environment) {
    return new DatabaseTarget(
        database.jdbcUrl(), database.owner(), database.application().user(), environment);
  }

  /**
   * From ZAITAKU_DB_URL, ZAITAKU_DB_OWNER_USER, ZAITAKU_DB_OWNER_PASSWORD, ZAITAKU_DB_USER (default
   * zaitaku_app) and ZAITAKU_ENVIRONMENT (default production); without a URL the embedded database
   * whose directory ZAITAKU_EMBEDDED names.
   */
  static DatabaseTarget from(Map<String, String> variables) throws IOException {
    String environment = value(variables, "ZAITAKU_ENVIRONMENT", "production");
    String url = value(variables, "ZAITAKU_DB_URL", "");
    if (url.isEmpty()) {
      return embedded(variables, environment);
    }
    return new DatabaseTarget(
        url,
        new Login(
            needed(variables, "ZAITAKU_DB_OWNER_USER"),
            needed(variables, "ZAITAKU_DB_OWNER_PASSWORD")),
        value(variables, "ZAITAKU_DB_USER", EmbeddedDatabase.APPLICATION),
        environment);
  }

  private static DatabaseTarget embedded(Map<String, String> variables, String environment)
      throws IOException {
    Path file = Path.of(needed(variables, "ZAITAKU_EMBEDDED"), "credentials.properties");
    Map<String, String> known = PrivateFile.load(file);
    return new DatabaseTarget(
        "jdbc:postgresql://127.0.0.1:" + known.get("port") + "/" + EmbeddedDatabase.DATABASE,
        new Login(EmbeddedDatabase.OWNER, known.get("owner")),
        EmbeddedDatabase.APPLICATION,
        environment);
  }

  private static String value(Map<String, String> variables, String name, String otherwise) {
    String value = variables.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  private static String needed(Map<String, String> variables, String name) {
    String value = value(variables, name, "");
    if (value.isEmpty()) {
      throw new Refusal(name + " is not set");
    }
    return value;
  }

  /** A connection as owner. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", owner.user());
    properties.setProperty("password", owner.password());
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_LIMIT_SECONDS));
    properties.setProperty("ApplicationName", "zaitaku-ops");
    properties.setProperty("logServerErrorDetail", "false");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException failure) {
      if (failure.getSQLState() != null
          && (failure.getSQLState().startsWith("08") || failure.getSQLState().startsWith("57P"))) {
        throw new Refusal(
            "the database at "
                + place()
                + " cannot be reached ("
                + Program.firstLine(failure.getMessage())
                + "): start it, or correct ZAITAKU_DB_URL",
            failure);
      }
      throw new Refusal(
          "the database at "
              + place()
              + " does not let "
              + owner.user()
              + " in: "
              + Program.firstLine(failure.getMessage()),
          failure);
    }
  }

  /** The URL without parameters, which may hold secrets. */
  String place() {
    return url.replaceFirst("\\?.*", "").replaceFirst("jdbc:postgresql:(//)?", "");
  }
}
