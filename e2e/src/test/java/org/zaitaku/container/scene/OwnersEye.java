package org.zaitaku.container.scene;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The database as its owner sees it, outside of the application's transactions and of row security:
 * sets scenes, and looks what was really committed.
 */
@ApplicationScoped
public class OwnersEye {

  public static final String URL = "container-test.database.url";
  public static final String USER = "container-test.database.owner";
  public static final String PASSWORD = "container-test.database.password";

  /** The first column of each row, as text. */
  public List<String> list(String query, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, query, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one value that a query answers. */
  public String text(String query, Object... values) {
    List<String> found = list(query, values);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " rows: " + query);
    }
    return found.get(0);
  }

  public long number(String query, Object... values) {
    return Long.parseLong(text(query, values));
  }

  /** Changes something behind the application's back. */
  public void change(String statement, Object... values) {
    try (Connection connection = connect();
        PreparedStatement prepared = prepare(connection, statement, values)) {
      prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
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

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getProperty(URL), System.getProperty(USER), System.getProperty(PASSWORD));
  }
}
