package org.zaitaku.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the database wrote.
 *
 * @param transactions those that wrote
 * @param walBytes written ahead
 */
record Written(long transactions, long walBytes) {

  /**
   * Since the database was made.
   *
   * @param connection of the superuser
   */
  static Written now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
      row.next();
      return new Written(row.getLong(1), row.getLong(2));
    }
  }

  Written minus(Written earlier) {
    return new Written(transactions - earlier.transactions, walBytes - earlier.walBytes);
  }

  Written plus(Written other) {
    return new Written(transactions + other.transactions, walBytes + other.walBytes);
  }
}
