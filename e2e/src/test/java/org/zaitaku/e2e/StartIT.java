package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The installation as it stands after its first start in the verification environment. */
class StartIT {

  @Test
  void aFirstStartLoadsTheDemonstration() {
    assertThat(Rows.count("select count(*) from institution where id <> 0")).isEqualTo(4);
    assertThat(Rows.count("select count(*) from account")).isEqualTo(20);
    assertThat(Rows.count("select count(*) from patient")).isEqualTo(10);
    assertThat(Rows.count("select count(*) from patient_certificate")).isGreaterThanOrEqualTo(10);
    assertThat(Rows.count("select count(*) from access_url where withdrawn_at is null"))
        .isEqualTo(4);
    assertThat(Rows.count("select count(*) from announcement")).isPositive();
  }
}
