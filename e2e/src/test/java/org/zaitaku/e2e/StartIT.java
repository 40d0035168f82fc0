package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The installation as it stands after its first start in the verification environment. */
class StartIT {

  private final Installation installation = Installation.get();

  @Test
  void aFirstStartLoadsTheDemonstration() throws SQLException {
    assertThat(count("select count(*) from institution")).isEqualTo(4);
    assertThat(count("select count(*) from account")).isEqualTo(20);
    assertThat(count("select count(*) from patient")).isEqualTo(10);
    assertThat(count("select count(*) from patient_certificate")).isGreaterThanOrEqualTo(10);
    assertThat(count("select count(*) from access_url where withdrawn_at is null")).isEqualTo(4);
    assertThat(count("select count(*) from announcement")).isPositive();
  }

  private long count(String query) throws SQLException {
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
