package org.zaitaku.ops;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short statements on one connection. */
record Sql(Connection connection) {

  /** A row as something. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  void run(String statement) throws SQLException {
    try (Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  <T> List<T> list(String query, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    }
  }

  Optional<String> text(String query, Object... parameters) throws SQLException {
    return list(query, row -> row.getString(1), parameters).stream().findFirst();
  }

  long number(String query, Object... parameters) throws SQLException {
    return list(query, row -> row.getLong(1), parameters).get(0);
  }

  boolean exists(String query, Object... parameters) throws SQLException {
    return !list(query, row -> 1, parameters).isEmpty();
  }

  /** Rows that a statement changed. */
  int change(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      return prepared.executeUpdate();
    }
  }

  /** An identifier, quoted. */
  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
