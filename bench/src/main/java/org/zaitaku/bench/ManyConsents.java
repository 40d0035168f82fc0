package org.zaitaku.bench;

import java.io.File;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Consents that nobody gave, with the people and the cards to whom they belong: five a person, each
 * to another institution; those of the demonstration are among them. Put into the database by its
 * owner, with every constraint and index in force.
 */
final class ManyConsents {

  private static final int INSTITUTIONS = 1_000;
  private static final int EACH = 5;
  private static final int BATCH = 500_000;
  private static final long FIRST_PATIENT = 1_000_000_000L;
  private static final long FIRST_CONSENT = 1_000_000_000L;

  /** On the disk, with what the database keeps of its log: somewhat more than it takes. */
  private static final long BYTES_EACH = 500;

  private static final long BYTES_BESIDE = 2L << 30;

  private static final long SEED = 5;

  private final Installation installation;
  private final List<Long> institutions;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private int count;

  private ManyConsents(Installation installation, List<Long> institutions) {
    this.installation = installation;
    this.institutions = institutions;
  }

  /**
   * None yet.
   *
   * @param most that there will be
   * @throws IOException where the disk has no room for them
   */
  static ManyConsents none(Installation installation, int most) throws IOException, SQLException {
    long free = new File(System.getProperty("java.io.tmpdir")).getUsableSpace();
    long needed = most * BYTES_EACH + BYTES_BESIDE;
    if (free < needed) {
      throw new IOException(
          most
              + " consents need "
              + (needed >> 20)
              + " MiB in "
              + System.getProperty("java.io.tmpdir")
              + ", "
              + (free >> 20)
              + " are free");
    }
    MadeInstitutions.addBare(installation, INSTITUTIONS);
    List<Long> institutions = new ArrayList<>();
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery("select id from institution where id <> 0 order by id")) {
      while (rows.next()) {
        institutions.add(rows.getLong(1));
      }
    }
    return new ManyConsents(installation, institutions);
  }

  int count() {
    return count;
  }

  /** Adds until there are so many, then lets the database tidy up and write all of it. */
  void fillUpTo(int wanted) throws SQLException {
    try (Connection owner = installation.asOwner()) {
      while (count < wanted) {
        int until = Math.min(wanted, count + BATCH);
        insert(owner, count, until);
        count = until;
      }
      try (Statement statement = owner.createStatement()) {
        statement.execute("vacuum (analyze) institution, patient, patient_certificate, consent");
      }
    }
    try (Connection superuser = installation.asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  /** From this number to the one before that; a person may have come with an earlier consent. */
  private void insert(Connection owner, int from, int until) throws SQLException {
    String people = " from generate_series(?, ?) n on conflict do nothing";
    for (String rows :
        List.of(
            "insert into patient (id, insurance_card_registered, self_information_stopped) select "
                + FIRST_PATIENT
                + " + n, true, false"
                + people,
            "insert into patient_certificate (certificate_key, patient_id) select sha256(('bench ' || n)::bytea), "
                + FIRST_PATIENT
                + " + n"
                + people)) {
      try (PreparedStatement insert = owner.prepareStatement(rows)) {
        insert.setInt(1, from / EACH);
        insert.setInt(2, (until - 1) / EACH);
        insert.executeUpdate();
      }
    }
    Array ids = owner.createArrayOf("bigint", institutions.toArray());
    try (PreparedStatement insert =
        owner.prepareStatement(
            "insert into consent (id, institution_id, patient_id, care_setting, choices, registered_at, version) select "
                + FIRST_CONSENT
                + " + n, (?::bigint[])[1 + n % ?], "
                + FIRST_PATIENT
                + " + n / "
                + EACH
                + ", 'HOME_VISIT', 'SURGERY=AGREED,MEDICATION=DECLINED,HEALTH_CHECKUP=AGREED,SPECIFIC_DISEASE=AGREED', now(), 0"
                + " from generate_series(?, ?) n")) {
      insert.setArray(1, ids);
      insert.setInt(2, institutions.size());
      insert.setInt(3, from);
      insert.setInt(4, until - 1);
      insert.executeUpdate();
    }
  }

  /** Any of them. */
  Party any() {
    int n = random.nextInt(count);
    return new Party(institutions.get(n % institutions.size()), FIRST_PATIENT + n / EACH);
  }

  /** Those that people gave by flow A. */
  List<Party> given() throws SQLException {
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select institution_id, patient_id from consent where revoked_at is null and patient_id < "
                    + FIRST_PATIENT
                    + " order by id")) {
      List<Party> given = new ArrayList<>();
      while (rows.next()) {
        given.add(new Party(rows.getLong(1), rows.getLong(2)));
      }
      return given;
    }
  }
}
