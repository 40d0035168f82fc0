package org.zaitaku.browser;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zaitaku.e2e.Installation;

/** What the database holds, seen by its owner. */
final class Records {

  private Records() {}

  /** The valid home-visit URL of an institution. */
  static String homeVisitUrl(String institutionCode) {
    return url(institutionCode, "HOME_VISIT");
  }

  static String onlineUrl(String institutionCode) {
    return url(institutionCode, "ONLINE");
  }

  private static String url(String institutionCode, String careSetting) {
    return Installation.get().publicUrl()
        + "/reception/v/"
        + one(
            "select u.token from access_url u join institution i on i.id = u.institution_id"
                + " where i.code = ? and u.care_setting = ? and u.withdrawn_at is null",
            institutionCode,
            careSetting);
  }

  static long patient(String person) {
    return Long.parseLong(
        one("select patient_id from demonstration_person where code = ?", person));
  }

  static String state(UUID reception) {
    return one("select state from reception where id = ?", reception);
  }

  static String failure(UUID reception) {
    return one("select failure from reception where id = ?", reception);
  }

  /** How many rows a reception left where something is registered. */
  static long registered(UUID reception) {
    return Long.parseLong(
        one(
            "select (select count(*) from consent_event where reception_id = r.id)"
                + " + (select count(*) from care_relation where begun_by = r.id)"
                + " + (select count(*) from eligibility_snapshot where reception_id = r.id)"
                + " from reception r where id = ?",
            reception));
  }

  /** The first column of the only row; null where it is null. */
  static String one(String query, Object... values) {
    List<List<String>> rows = rows(query, values);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows: " + query);
    }
    return rows.get(0).get(0);
  }

  static List<List<String>> rows(String query, Object... values) {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement statement = prepare(owner, query, values);
        ResultSet result = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Changes exactly one row or more, as no user could. */
  static void change(String statement, Object... values) {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement change = prepare(owner, statement, values)) {
      if (change.executeUpdate() == 0) {
        throw new AssertionError("nothing changed: " + statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Changes rights, as only the owner may. */
  static void execute(String statement) {
    try (Connection owner = Installation.get().asOwner();
        Statement change = owner.createStatement()) {
      change.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static PreparedStatement prepare(Connection owner, String query, Object... values)
      throws SQLException {
    PreparedStatement statement = owner.prepareStatement(query);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
