package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.PatientBrowser.ALL_AGREED;
import static org.zaitaku.reception.PatientBrowser.ALL_DECLINED;
import static org.zaitaku.reception.PatientBrowser.HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;
import org.zaitaku.simulator.VirtualCard;

/** A consent over HTTP: what is stored when it ends well, and that nothing is when it does not. */
class ConsentIT {

  private static final String PHARMACY = "1349999035";

  private final Installation installation = Installation.get();
  private final PatientBrowser browser = new PatientBrowser();

  private VirtualCard card(String name) {
    return installation.cards().card(name);
  }

  private void complete(PatientBrowser patient, String cardName) {
    PatientBrowser.Answer back = patient.authenticate(card(cardName));
    assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
    assertThat(patient.state()).isEqualTo("COMPLETED");
  }

  private static long consents(UUID reception) {
    return Rows.count("select count(*) from consent_event where reception_id = ?", reception);
  }

  @Test
  @Tag("CON-A-028")
  void aCompletedReceptionLeavesConsentEventRelationEligibilityAndAudit() {
    browser.start(HOSPITAL, ALL_AGREED);
    PatientBrowser.Answer back = browser.authenticate(card("P03"));

    assertThat(back.status()).isEqualTo(200);
    JsonNode result = back.body().path("reception");
    assertThat(result.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(result.path("prescriptionForm").asText()).isEqualTo("PAPER");
    assertThat(result.path("eligibility").path("partialContributionRatio").asText())
        .isEqualTo("030");
    assertThat(result.path("eligibility").path("limitCertificateFlag").asText()).isEqualTo("A03");
    assertThat(result.path("eligibility").path("specificDisease").asText()).isEqualTo("1");
    assertThat(
            Rows.text(
                "select c.choices from consent c join consent_event e on e.consent_id = c.id where e.reception_id = ? and"
                    + " c.revoked_at is null",
                browser.id()))
        .contains("SURGERY=AGREED");
    assertThat(
            Rows.count(
                "select count(*) from care_relation r join reception p on p.patient_id = r.patient_id and p.institution_id ="
                    + " r.institution_id where p.id = ? and r.ended_at is null",
                browser.id()))
        .isEqualTo(1);
    assertThat(
            Rows.text(
                "select string_agg(action, ',' order by at, id) from audit_event where subject = ? and outcome = 'SUCCESS'",
                "reception:" + browser.id()))
        .isEqualTo(
            "RECEPTION_STARTED,CARD_CHALLENGED,CARD_ANSWERED,CARD_VERIFIED,CONSENT_REGISTERED,ELIGIBILITY_OBTAINED,"
                + "ELIGIBILITY_SHOWN");
    assertThat(
            Rows.count(
                "select count(*) from audit_event where subject = ? and action = 'CONSENT_REGISTERED' and patient_id is not"
                    + " null and institution_id is not null",
                "reception:" + browser.id()))
        .isEqualTo(1);
  }

  @Test
  @Tag("CON-A-031")
  @Tag("ELG-011")
  void eligibilityIsObtainedEvenWhereEverythingIsDeclinedButNotWhatNeedsTheItemsConsent() {
    browser.start(HOSPITAL, ALL_DECLINED);
    complete(browser, "P03");

    var eligibility = browser.read().body().path("eligibility");

    assertThat(eligibility.path("partialContributionRatio").asText()).isEqualTo("030");
    assertThat(eligibility.path("limitCertificateFlag").isNull()).isTrue();
    assertThat(eligibility.path("specificDisease").isNull()).isTrue();
  }

  @Test
  @Tag("ELG-037")
  void ofAPersonWithStoppedInformationNothingIsTold() {
    browser.start(PHARMACY, ALL_AGREED);
    complete(browser, "P09");

    assertThat(browser.read().body().path("eligibility").isNull()).isTrue();
    assertThat(
            Rows.count(
                "select count(*) from eligibility_snapshot where reception_id = ?", browser.id()))
        .isZero();
  }

  @Test
  @Tag("ELG-037")
  void aFlagThatIsSetLaterAppliesToAFinishedResultAtOnce() {
    browser.start(PHARMACY, ALL_AGREED);
    complete(browser, "P07");
    assertThat(browser.read().body().path("eligibility").isNull()).isFalse();
    Rows.change(
        "update patient set self_information_stopped = true where id = (select patient_id from reception where id = ?)",
        browser.id());
    try {
      assertThat(browser.read().body().path("eligibility").isNull()).isTrue();
    } finally {
      Rows.change(
          "update patient set self_information_stopped = false where id = (select patient_id from reception where id = ?)",
          browser.id());
    }
  }

  @Test
  @Tag("ELG-036")
  void aWithheldAddressIsInNoOutput() {
    browser.start(HOSPITAL, ALL_AGREED);
    complete(browser, "P08");

    String body = browser.read().body().toString();

    assertThat(body)
        .contains("伊藤")
        .doesNotContain("東京都")
        .doesNotContain("ADDRESS")
        .doesNotContain("POST_NUMBER");
  }

  @ParameterizedTest
  @CsvSource({
    "P01-revoked, CERTIFICATE_REVOKED",
    "P02-hold, CERTIFICATE_ON_HOLD",
    "P01-expired, CERTIFICATE_EXPIRED",
    "P02-future, CERTIFICATE_NOT_YET_VALID",
    "P01-signature, CERTIFICATE_WRONG_PURPOSE",
    "P01-policy, CERTIFICATE_WRONG_POLICY",
    "P01-weak, ALGORITHM_NOT_ALLOWED",
    "stranger, CERTIFICATE_NOT_TRUSTED",
    "nobody, CARD_NOT_KNOWN",
    "P10, CARD_NOT_REGISTERED"
  })
  @Tag("JPKI-010")
  @Tag("JPKI-013")
  @Tag("CON-A-030")
  void aCardThatIsNotGoodRegistersNothing(String cardName, String reason) {
    browser.start(HOSPITAL, ALL_AGREED);

    PatientBrowser.Answer answer = browser.answer(browser.signedBy(card(cardName)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("CARD_REFUSED");
    assertThat(answer.body().path("reason").asText()).isEqualTo(reason);
    assertThat(browser.read().body().path("state").asText()).isEqualTo("FAILED");
    assertThat(browser.read().body().path("failure").asText()).isEqualTo(reason);
    assertThat(consents(browser.id())).isZero();
    assertThat(
            Rows.text(
                "select detail from audit_event where subject = ? and outcome = 'REFUSED'",
                "reception:" + browser.id()))
        .isEqualTo(reason);
  }

  @Test
  void theSameAnswerAgainGetsTheSameResponseAndHasNoSecondEffect() {
    browser.start(HOSPITAL, ALL_AGREED);
    String answer = browser.signedBy(card("P01"));

    PatientBrowser.Answer first = browser.answer(answer);
    assertThat(first.status()).isEqualTo(200);
    assertThat(browser.answer(answer).body()).isEqualTo(first.body());
    assertThat(browser.comeBack(first).status()).isEqualTo(200);
    assertThat(browser.answer(answer).body()).isEqualTo(first.body());
    assertThat(browser.comeBack(first).status()).as("a reload").isEqualTo(200);

    assertThat(browser.state()).isEqualTo("COMPLETED");
    assertThat(consents(browser.id())).isEqualTo(1);
  }

  @Test
  void anotherAnswerToAnAnsweredChallengeIsRefused() {
    browser.start(HOSPITAL, ALL_AGREED);
    String link = browser.askForCard().body().path("link").asText();
    var request = org.zaitaku.simulator.CardRequest.fromLink(link);
    assertThat(browser.answer(card("P01").sign(request).json()).status()).isEqualTo(200);

    PatientBrowser.Answer second = browser.answer(card("P02").sign(request).json());

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("CHALLENGE_ANSWERED");
  }

  /** Else a tab that asked before another tab began would take that one's reception away. */
  @Test
  void aBrowserIsMadeToForgetOnlyWhatItSent() {
    PatientBrowser.Answer without = browser.current();
    assertThat(without.status()).isEqualTo(204);
    assertThat(without.response().headers().firstValue("Set-Cookie")).isEmpty();

    browser.start(HOSPITAL, ALL_AGREED);
    complete(browser, "P03");
    PatientBrowser.Answer with = browser.current();
    assertThat(with.status()).isEqualTo(204);
    assertThat(with.response().headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("Max-Age=0"));
  }

  @Test
  void ofTwoAnswersThatRaceForOneChallengeOneWins() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        PatientBrowser patient = new PatientBrowser();
        patient.start(HOSPITAL, ALL_AGREED);
        var request =
            org.zaitaku.simulator.CardRequest.fromLink(
                patient.askForCard().body().path("link").asText());
        String first = card("P01").sign(request).json();
        String second = card("P02").sign(request).json();
        List<Callable<PatientBrowser.Answer>> answers =
            List.of(() -> patient.answer(first), () -> patient.answer(second));
        List<PatientBrowser.Answer> told =
            two.invokeAll(answers).stream()
                .map(ConsentIT::get)
                .sorted(Comparator.comparing(PatientBrowser.Answer::status))
                .toList();

        assertThat(told)
            .as("%s", told.stream().map(PatientBrowser.Answer::body).toList())
            .extracting(PatientBrowser.Answer::status)
            .containsExactly(200, 409);
        assertThat(patient.comeBack(told.get(0)).status()).isEqualTo(200);
        assertThat(patient.state()).isEqualTo("COMPLETED");
        assertThat(consents(patient.id())).isEqualTo(1);
      }
    } finally {
      two.shutdown();
    }
  }

  private static PatientBrowser.Answer get(Future<PatientBrowser.Answer> future) {
    try {
      return future.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExpiredChallengeIsGone() {
    browser.start(HOSPITAL, ALL_AGREED);
    String answer = browser.signedBy(card("P01"));
    Rows.change(
        "update challenge set expires_at = now() - interval '1 second' where reception_id = ?",
        browser.id());

    PatientBrowser.Answer late = browser.answer(answer);

    assertThat(late.status()).isEqualTo(410);
    assertThat(late.code()).isEqualTo("CHALLENGE_EXPIRED");
    assertThat(browser.state()).isEqualTo("CHALLENGED");
    assertThat(browser.askForCard().status()).as("a new one may be asked for").isEqualTo(201);
  }

  @Test
  void anEarlierChallengeCountsNoMoreOnceALaterOneWasAskedFor() {
    browser.start(HOSPITAL, ALL_AGREED);
    String early = browser.signedBy(card("P01"));
    browser.askForCard();

    assertThat(browser.answer(early).status()).isEqualTo(410);
    assertThat(browser.state()).isEqualTo("CHALLENGED");
  }

  @Test
  void aStrangersBrowserCanNeitherReadNorStopNorGoOn() {
    browser.start(HOSPITAL, ALL_AGREED);
    PatientBrowser stranger = browser.strangerWhoKnowsTheId();

    assertThat(stranger.read().status()).isEqualTo(404);
    assertThat(stranger.askForCard().status()).isEqualTo(404);
    assertThat(stranger.withdraw().status()).isEqualTo(404);
    assertThat(stranger.current().status()).isEqualTo(204);
    assertThat(browser.state()).isEqualTo("STARTED");
  }

  @Test
  void theResultIsToldToOnePageOnly() {
    browser.start(HOSPITAL, ALL_AGREED);
    complete(browser, "P01");
    assertThat(browser.read().body().toString()).contains("和子");

    browser.openAnotherPage();

    assertThat(browser.read().status()).isEqualTo(404);
    assertThat(browser.returned().status()).isEqualTo(204);
    assertThat(browser.current().status()).isEqualTo(204);
  }

  @Test
  void nothingNewIsAnsweredWithoutABody() {
    PatientBrowser.Answer started = browser.start(HOSPITAL, ALL_AGREED);
    String etag = started.response().headers().firstValue("ETag").orElseThrow();

    assertThat(browser.read(etag).status()).isEqualTo(304);
    browser.askForCard();
    assertThat(browser.read(etag).status()).isEqualTo(200);
  }

  @Test
  void takingAResultBackRestoresTheAnswersBefore() {
    PatientBrowser earlier = new PatientBrowser();
    earlier.start(PHARMACY, ALL_AGREED);
    complete(earlier, "P02");
    browser.start(PHARMACY, ALL_DECLINED);
    complete(browser, "P02");

    assertThat(browser.withdraw().status()).isEqualTo(204);

    assertThat(
            Rows.text(
                "select c.choices from consent c join consent_event e on e.consent_id = c.id where e.reception_id = ? and"
                    + " c.revoked_at is null limit 1",
                browser.id()))
        .contains("SURGERY=AGREED");
    assertThat(browser.withdraw().status()).as("once").isEqualTo(409);
  }

  @Test
  void takingTheFirstResultBackRevokesTheConsentAndEndsTheRelation() {
    browser.start("1369999048", ALL_AGREED);
    complete(browser, "P06");

    assertThat(browser.withdraw().status()).isEqualTo(204);

    assertThat(
            Rows.count(
                "select count(*) from consent c join consent_event e on e.consent_id = c.id where e.reception_id = ? and"
                    + " c.revoked_at is null",
                browser.id()))
        .isZero();
    assertThat(Rows.text("select end_reason from care_relation where begun_by = ?", browser.id()))
        .isEqualTo("RECEPTION_WITHDRAWN");
  }

  @Test
  @Tag("URL-013")
  @Tag("URL-014")
  void aUrlThatWasWithdrawnMeanwhileRegistersNothing() {
    String dentist = "1339999029";
    browser.start(
        dentist,
        "{\"MEDICATION\":\"AGREED\",\"HEALTH_CHECKUP\":\"AGREED\",\"LIMIT_AMOUNT\":\"AGREED\",\"SPECIFIC_DISEASE\":\"AGREED\"}");
    String token = PatientBrowser.urlToken(dentist);
    String answer = browser.signedBy(card("P01"));
    Rows.change("update access_url set withdrawn_at = now() where token = ?", token);
    try {
      browser.comeBack(browser.answer(answer));
      assertThat(browser.state()).isEqualTo("FAILED");
      assertThat(browser.read().body().path("failure").asText()).isEqualTo("URL_CHANGED");
      assertThat(consents(browser.id())).isZero();
      assertThat(browser.offer(token).body().path("refusal").asText()).isEqualTo("URL_UNKNOWN");
    } finally {
      Rows.change("update access_url set withdrawn_at = null where token = ?", token);
    }
  }

  @Test
  @Tag("ENV-051")
  void anItemThatTheInstitutionTurnedOffMeanwhileRegistersNothing() {
    browser.start("1369999048", ALL_AGREED);
    String answer = browser.signedBy(card("P01"));
    Rows.change(
        "update environment_settings s set surgery = false from institution i where i.id = s.institution_id and i.code = '1369999048'");
    try {
      browser.comeBack(browser.answer(answer));
      assertThat(browser.state()).isEqualTo("FAILED");
      assertThat(browser.read().body().path("failure").asText()).isEqualTo("SETTINGS_CHANGED");
      assertThat(consents(browser.id())).isZero();
    } finally {
      Rows.change(
          "update environment_settings s set surgery = true from institution i where i.id = s.institution_id and i.code = '1369999048'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"SURGERY\":\"AGREED\"}; 422; CHOICE_MISSING; choices.MEDICATION",
        "{}; 422; CHOICE_MISSING; choices.SURGERY",
        "{\"TREATMENT\":\"AGREED\"}; 422; ITEM_NOT_OFFERED; choices.TREATMENT"
      })
  @Tag("CON-A-013")
  @Tag("CON-021")
  void anAnswerForExactlyTheOfferedItemsIsDemanded(
      String choices, int status, String code, String field) {
    PatientBrowser.Answer answer = browser.start(HOSPITAL, choices);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("field").asText()).isEqualTo(field);
  }

  @Test
  @Tag("CON-A-016")
  void withoutAFormOfPrescriptionNothingBegins() {
    PatientBrowser.Answer answer =
        browser.start(
            PatientBrowser.registration(PatientBrowser.urlToken(HOSPITAL), ALL_AGREED, null));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("PRESCRIPTION_FORM_MISSING");
    assertThat(answer.body().path("field").asText()).isEqualTo("prescriptionForm");
  }

  @Test
  @Tag("CON-A-011")
  void anUnknownTokenIsAnsweredLikeAWithdrawnOne() {
    for (String token : List.of("AAAAAAAAAAAAAAAAAAAAAAAA", "x")) {
      PatientBrowser.Answer looked = browser.offer(token);
      assertThat(looked.body().path("refusal").asText()).isEqualTo("URL_UNKNOWN");
      assertThat(looked.body().path("offer").isNull()).isTrue();

      PatientBrowser.Answer begun =
          browser.start(PatientBrowser.registration(token, ALL_AGREED, "PAPER"));
      assertThat(begun.status()).isEqualTo(404);
      assertThat(begun.code()).isEqualTo("URL_UNKNOWN");
    }
  }
}
