package org.zaitaku.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Institutions beside those of the demonstration, put into the database by its owner. */
final class MadeInstitutions {

  private static final String BARE =
      """
      insert into institution (id, code, name, starts_on)
      select 1000000 + n, '131' || lpad((2000000 + n)::text, 7, '0'), '試験', '2024-04-01'
      from generate_series(1, ?) n
      """;

  /** Whatever columns there are: a row is the demonstration's but for what makes it another's. */
  private static final List<String> COPIES =
      List.of(
          """
          insert into institution select made.* from institution i cross join generate_series(1, ?) n
          cross join lateral jsonb_populate_record(i, jsonb_build_object(
            'id', 2000000 + 1000 * n + i.id,
            'code', left(i.code, 3) || lpad((3000000 + 1000 * n + i.id)::text, 7, '0'))) made
          where exists (select 1 from environment_settings s where s.institution_id = i.id)
          """,
          """
          insert into environment_settings select made.* from environment_settings s cross join generate_series(1, ?) n
          cross join lateral jsonb_populate_record(s, jsonb_build_object(
            'institution_id', 2000000 + 1000 * n + s.institution_id)) made
          """,
          """
          insert into access_url select made.* from access_url u cross join generate_series(1, ?) n
          cross join lateral jsonb_populate_record(u, jsonb_build_object(
            'id', 2000000 + 1000 * n + u.id,
            'institution_id', 2000000 + 1000 * n + u.institution_id,
            'token', left(md5(u.token || n), 24))) made
          where u.withdrawn_at is null
          """);

  private MadeInstitutions() {}

  /** Such as nobody visits. */
  static void addBare(Installation installation, int count) throws SQLException {
    try (Connection owner = installation.asOwner()) {
      insert(owner, BARE, count);
    }
  }

  /** Each of the demonstration so often again, with its settings and with URLs of its own. */
  static void addCopies(Installation installation, int times) throws SQLException {
    try (Connection owner = installation.asOwner()) {
      for (String table : COPIES) {
        insert(owner, table, times);
      }
    }
  }

  private static void insert(Connection owner, String rows, int count) throws SQLException {
    try (PreparedStatement insert = owner.prepareStatement(rows)) {
      insert.setInt(1, count);
      insert.executeUpdate();
    }
  }
}
