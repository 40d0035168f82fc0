package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a door says to a failure that nobody foresaw. */
class FailureTest {

  private static EJBException failed(String sqlState) {
    return new EJBException(new IllegalStateException(new SQLException("planted", sqlState)));
  }

  @Test
  void aDatabaseThatIsDown_asksTheCallerToComeBack() {
    assertThat(ProblemAnswers.errorOf(failed("57P01"))).isEqualTo(DoorError.DATABASE_UNAVAILABLE);
    assertThat(DoorError.DATABASE_UNAVAILABLE.status()).isEqualTo(503);
  }

  @Test
  void everythingElse_isOurFault() {
    assertThat(ProblemAnswers.errorOf(failed("23505"))).isEqualTo(DoorError.UNEXPECTED);
    assertThat(ProblemAnswers.errorOf(new NullPointerException())).isEqualTo(DoorError.UNEXPECTED);
  }
}
