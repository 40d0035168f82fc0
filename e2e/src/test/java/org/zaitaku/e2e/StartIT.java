package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The installation as it stands after its first start in the verification environment. */
class StartIT {

  @Test
  void aFirstStartLoadsTheDemonstration() {
    // Other tests of the run enrol and register more.
    String demonstration =
        "institution where code in ('1319999015', '1339999029', '1349999035', '1369999048')";
    assertThat(Rows.count("select count(*) from " + demonstration)).isEqualTo(4);
    assertThat(
            Rows.count(
                "select count(*) from account where institution_id in (select id from "
                    + demonstration
                    + ") and user_id in ('master01', 'reset01', 'kanri01', 'ippan01', 'iryo01')"))
        .isEqualTo(20);
    assertThat(
            Rows.count(
                "select count(*) from account where institution_id in (select id from "
                    + demonstration
                    + ") and role in ('WEB_API', 'LINKAGE_APP', 'FACE_READER')"))
        .isGreaterThanOrEqualTo(12);
    assertThat(Rows.count("select count(*) from account where institution_id = 0")).isPositive();
    assertThat(Rows.count("select count(*) from patient")).isEqualTo(10);
    assertThat(Rows.count("select count(*) from patient_certificate")).isGreaterThanOrEqualTo(10);
    assertThat(
            Rows.count(
                "select count(*) from access_url where withdrawn_at is null and institution_id in (select id from "
                    + demonstration
                    + ")"))
        .isEqualTo(8);
    assertThat(Rows.count("select count(*) from announcement")).isPositive();
  }
}
