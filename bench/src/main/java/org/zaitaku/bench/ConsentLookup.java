package org.zaitaku.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The question behind an enquiry, asked as the server asks it: with the application's rights and
 * with the rows of one institution open.
 */
final class ConsentLookup {

  private static final String OPEN = "select set_config('zaitaku.institution', ?, false)";
  private static final String LOOK =
      "select id, care_setting, choices, institution_id, patient_id, prescription_form, registered_at, revoked_at, version"
          + " from consent where institution_id = ? and patient_id = ? and care_setting = ? and revoked_at is null";

  private ConsentLookup() {}

  /** By one client; opening the rows is not counted. */
  static Durations measure(Installation installation, Supplier<Party> parties, Duration duration)
      throws SQLException {
    Durations durations = new Durations();
    try (Connection connection = installation.asApplication();
        PreparedStatement open = connection.prepareStatement(OPEN);
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() < end) {
        Party party = parties.get();
        open.setString(1, Long.toString(party.institutionId()));
        open.execute();
        look.setLong(1, party.institutionId());
        look.setLong(2, party.patientId());
        look.setString(3, "HOME_VISIT");
        long begin = System.nanoTime();
        boolean found;
        try (ResultSet row = look.executeQuery()) {
          found = row.next();
        }
        durations.add(System.nanoTime() - begin);
        if (!found) {
          throw new SQLException("a consent is not found: " + party);
        }
      }
    }
    return durations;
  }
}
