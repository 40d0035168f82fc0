package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures pass by themselves, wherever in a chain they stand. */
class DatabaseFailureTest {

  /** As an EJB throws what its persistence met. */
  private static EJBException thrownByUseCase(Exception cause) {
    return new EJBException(new PersistenceException("could not", cause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08000", "08001", "08006", "53300", "57P01", "57P02", "57P03", "40001", "40P01", "55P03",
        "57014"
      })
  void aDatabaseThatCannotServe_isFoundByItsSqlState(String state) {
    SQLException planted = new SQLException("planted", state);

    assertThat(DatabaseFailure.find(thrownByUseCase(planted))).containsSame(planted);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "08", "23505", "22021", "22P05", "42501", "42P01", "57000", "P0001"})
  void anotherSqlState_isAMistakeOfOurs(String state) {
    assertThat(DatabaseFailure.find(thrownByUseCase(new SQLException("planted", state)))).isEmpty();
  }

  @Test
  void aTransientException_isFoundWithoutASqlState() {
    assertThat(DatabaseFailure.find(thrownByUseCase(new SQLTransientConnectionException())))
        .isPresent();
    assertThat(DatabaseFailure.find(thrownByUseCase(new SQLTimeoutException()))).isPresent();
  }

  @Test
  void anExhaustedPool_isFound() {
    ResourceException exhausted = new ResourceException("no managed connections available");

    assertThat(DatabaseFailure.find(thrownByUseCase(new SQLException(exhausted))))
        .containsSame(exhausted);
  }

  @Test
  void theReasonBehindABatch_isFound() {
    SQLException reason = new SQLException("deadlock", "40P01");

    assertThat(
            DatabaseFailure.find(
                thrownByUseCase(new BatchUpdateException("batch", null, 0, new int[0], reason))))
        .containsSame(reason);
  }

  @Test
  void theReasonThatACommitSuppressed_isFound() {
    Exception commit = new EJBException("Transaction rolled back");
    SQLException reason = new SQLException("connection lost", "08006");
    commit.addSuppressed(new IllegalStateException(reason));

    assertThat(DatabaseFailure.find(commit)).containsSame(reason);
  }

  @Test
  void anythingElse_isNone() {
    assertThat(DatabaseFailure.find(null)).isEmpty();
    assertThat(DatabaseFailure.find(new IllegalStateException(new NullPointerException())))
        .isEmpty();
  }

  @Test
  void causesThatRunInACircle_end() {
    IllegalStateException first = new IllegalStateException();
    first.initCause(new IllegalArgumentException(first));

    assertThat(DatabaseFailure.find(first)).isEmpty();
  }
}
