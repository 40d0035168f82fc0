package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.PatientBrowser.ALL_AGREED;
import static org.zaitaku.reception.PatientBrowser.HOSPITAL;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;

/** The database goes away and comes back while the server runs. */
@Tag("long")
class LostDatabaseIT {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
  private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 8;

  private final Installation installation = Installation.get();
  private final PatientBrowser browser = new PatientBrowser();

  @AfterEach
  void open() throws SQLException {
    installation.openDatabase();
    awaitBack();
  }

  /** Connections that died in the pool are found and replaced. */
  private void awaitBack() {
    String token = PatientBrowser.urlToken(HOSPITAL);
    Awaitility.await().atMost(BACK_WITHIN).until(() -> browser.offer(token).status() == 200);
  }

  private static void assertAskedToComeBack(PatientBrowser.Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("DATABASE_UNAVAILABLE");
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .contains("application/problem+json");
    assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElseThrow())
        .isPositive();
    assertThat(UUID.fromString(answer.body().path("correlationId").asText()))
        .hasToString(answer.response().headers().firstValue("X-Correlation-Id").orElseThrow());
    assertThat(answer.response().body()).doesNotContain("xception", "sql", "SQL", "zaitaku_app");
  }

  @Test
  void everyRequestIsAskedToComeBackAndThenGoesOnWhereItWas() throws SQLException, IOException {
    String token = PatientBrowser.urlToken(HOSPITAL);
    browser.start(HOSPITAL, ALL_AGREED);
    String signed = browser.signedBy(installation.cards().card("P01"));
    PatientBrowser other = new PatientBrowser();
    String start = PatientBrowser.registration(token, ALL_AGREED, "PAPER");
    long before = Rows.count("select count(*) from reception");

    installation.closeDatabase();

    PatientBrowser.Answer refused = browser.read();
    assertAskedToComeBack(refused);
    assertThat(installation.logLines())
        .as("the answer's id finds the lines of the log")
        .anyMatch(
            line -> line.contains("] " + refused.body().path("correlationId").asText() + " ("));
    assertAskedToComeBack(browser.offer(token));
    assertAskedToComeBack(other.start(start));
    assertAskedToComeBack(browser.current());
    assertAskedToComeBack(browser.askForCard());
    assertAskedToComeBack(browser.answer(signed));
    assertAskedToComeBack(browser.withdraw());

    installation.openDatabase();
    awaitBack();

    assertThat(Rows.count("select count(*) from reception")).isEqualTo(before);
    assertThat(browser.read().body().path("state").asText()).isEqualTo("CHALLENGED");
    PatientBrowser.Answer toTheApp = browser.answer(signed);
    assertThat(toTheApp.status()).as("the challenge was not spent").isEqualTo(200);

    installation.closeDatabase();
    assertAskedToComeBack(browser.comeBack(toTheApp));
    installation.openDatabase();
    awaitBack();

    assertThat(browser.comeBack(toTheApp).status()).isEqualTo(200);
    assertThat(browser.state()).isEqualTo("COMPLETED");
  }

  /** The connections of the pool are dead, the database is not: one of them tells for all. */
  @Test
  void afterTheDatabaseBeganAnewTheServerFindsItByItself() throws SQLException {
    browser.start(HOSPITAL, ALL_AGREED);
    fillPool();

    installation.closeDatabase();
    installation.openDatabase();

    List<PatientBrowser.Answer> refused =
        Stream.generate(browser::read)
            .takeWhile(answer -> answer.status() != 200)
            .limit(9)
            .toList();
    assertThat(refused).as("what the first connection cost").hasSizeLessThanOrEqualTo(2);
    refused.forEach(LostDatabaseIT::assertAskedToComeBack);
    assertThat(readAtOnce()).as("no other is tried").containsOnly(200);
    assertThat(browser.askForCard().status()).isEqualTo(201);
  }

  /** As when its machine lost power: nobody answers, and nobody says that nobody will. */
  @Test
  void aDatabaseThatFallsSilentKeepsNobodyForLong() throws SQLException, IOException {
    browser.start(HOSPITAL, ALL_AGREED);
    fillPool();

    List<String> silent = installation.silenceDatabase();
    try {
      Instant asked = Instant.now();
      assertAskedToComeBack(browser.read());
      assertThat(Duration.between(asked, Instant.now())).isLessThan(GIVEN_UP_WITHIN);
      awaitBack();
      assertThat(readAtOnce()).as("by connections of their own").containsOnly(200);
    } finally {
      Installation.wake(silent);
    }
  }

  private void fillPool() {
    assertThat(readAtOnce()).containsOnly(200);
    assertThat(Rows.count("select count(*) from pg_stat_activity where usename = 'zaitaku_app'"))
        .as("connections")
        .isGreaterThan(1);
  }

  private List<Integer> readAtOnce() {
    ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      return Stream.generate(() -> CompletableFuture.supplyAsync(browser::read, readers))
          .limit(2L * AT_ONCE)
          .toList()
          .stream()
          .map(answer -> answer.join().status())
          .toList();
    } finally {
      readers.shutdown();
    }
  }
}
