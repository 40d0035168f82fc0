package org.zaitaku.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the database holds, seen by its owner, who sees every row. */
public final class Rows {

  private Rows() {}

  /** The first value of the first row, as text; null where there is none. */
  public static String text(String query, Object... parameters) {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement statement = prepare(owner, query, parameters);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static long count(String query, Object... parameters) {
    return Long.parseLong(text(query, parameters));
  }

  /** Changes what no screen can change, e.g. lets time pass. */
  public static void change(String statementText, Object... parameters) {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement statement = prepare(owner, statementText, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(Connection owner, String query, Object... parameters)
      throws SQLException {
    PreparedStatement statement = owner.prepareStatement(query);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
