package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;
import org.zaitaku.simulator.OcspMode;

/** The server is killed in the middle: everything or nothing, and never twice. */
@Tag("long")
class LostServerIT {

  private static final Duration SWEPT_WITHIN = Duration.ofMinutes(1);

  private final Installation installation = Installation.get();
  private final PatientBrowser browser = new PatientBrowser();

  private void awaitState(String state) {
    Awaitility.await().atMost(SWEPT_WITHIN).until(browser::state, state::equals);
  }

  private long events() {
    return Rows.count("select count(*) from consent_event where reception_id = ?", browser.id());
  }

  @Test
  void killedWhileTheAnswerIsExaminedNothingIsRegistered() {
    browser.start(PatientBrowser.HOSPITAL, PatientBrowser.ALL_AGREED);
    String answer = browser.signedBy(installation.cards().card("P01"));
    installation.simulator().ocspMode(OcspMode.SLOW);
    try {
      CompletableFuture<Void> lost =
          CompletableFuture.runAsync(() -> browser.answer(answer))
              .exceptionally(connectionLost -> null);
      awaitState("ANSWERED");
      installation.killAndRestart();
      lost.join();
    } finally {
      installation.simulator().ocspMode(OcspMode.NORMAL);
    }

    awaitState("FAILED");
    assertThat(browser.read().body().path("failure").asText()).isEqualTo("INTERRUPTED");
    assertThat(events()).isZero();
    assertThat(browser.answer(answer).status()).as("the app is told the same").isEqualTo(422);
  }

  @Test
  void killedAfterTheCardWasVerifiedTheConsentIsRegisteredOnceByWhoComesBack() {
    browser.start(PatientBrowser.HOSPITAL, PatientBrowser.ALL_AGREED);
    String answer = browser.signedBy(installation.cards().card("P02"));
    PatientBrowser.Answer toTheApp = browser.answer(answer);
    assertThat(browser.state()).isEqualTo("AUTHENTICATED");
    installation.killAndRestart();
    assertThat(events()).isZero();

    PatientBrowser.Answer back = browser.comeBack(toTheApp);

    assertThat(
            back.body()
                .path("reception")
                .path("eligibility")
                .path("partialContributionRatio")
                .asText())
        .isEqualTo("020");
    assertThat(browser.answer(answer).body())
        .as("the app is told the same, by whatever server")
        .isEqualTo(toTheApp.body());
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void killedWhileItRegistersNothingIsHalfDoneAndWhoComesBackAgainIsRegistered()
      throws SQLException {
    browser.start(PatientBrowser.HOSPITAL, PatientBrowser.ALL_AGREED);
    PatientBrowser.Answer toTheApp =
        browser.answer(browser.signedBy(installation.cards().card("P02")));
    try (Connection blocker = installation.asOwner()) {
      holdRegistrations(blocker, "P02");
      CompletableFuture<Void> lost =
          CompletableFuture.runAsync(() -> browser.comeBack(toTheApp))
              .exceptionally(connectionLost -> null);
      Awaitility.await()
          .until(
              () ->
                  Rows.count(
                      "select count(*) from pg_locks where locktype = 'advisory' and not granted"),
              waiting -> waiting == 1);
      installation.killAndRestart();
      lost.join();
    }
    assertThat(browser.state()).isEqualTo("AUTHENTICATED");
    assertThat(events()).isZero();

    assertThat(browser.comeBack(toTheApp).status()).isEqualTo(200);
    assertThat(browser.state()).isEqualTo("COMPLETED");
    assertThat(events()).isEqualTo(1);
  }

  /** The lock that a registration waits for, held by somebody else. */
  private void holdRegistrations(Connection blocker, String person) throws SQLException {
    try (PreparedStatement lock =
        blocker.prepareStatement(
            "select pg_advisory_lock(hashtextextended(r.institution_id || ':' || p.patient_id || ':HOME_VISIT', 0))"
                + " from reception r, demonstration_person p where r.id = ? and p.code = ?")) {
      lock.setObject(1, browser.id());
      lock.setString(2, person);
      lock.execute();
    }
  }

  @Test
  void killedAfterTheRegistrationTheResultIsThereAndRegisteredOnce() {
    browser.start(PatientBrowser.HOSPITAL, PatientBrowser.ALL_AGREED);
    browser.authenticate(installation.cards().card("P03"));
    assertThat(browser.state()).isEqualTo("COMPLETED");

    installation.killAndRestart();

    assertThat(browser.read().body().path("state").asText()).isEqualTo("COMPLETED");
    assertThat(events()).isEqualTo(1);
    assertThat(
            Rows.count(
                "select count(*) from audit_event where subject = ? and action = 'CONSENT_REGISTERED'",
                "reception:" + browser.id()))
        .isEqualTo(1);
  }
}
