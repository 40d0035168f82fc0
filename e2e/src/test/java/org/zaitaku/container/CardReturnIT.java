package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.reception.CardAnswerService;
import org.zaitaku.reception.CardDevice;
import org.zaitaku.reception.CardReturn;
import org.zaitaku.reception.CardReturnService;
import org.zaitaku.reception.Companion;
import org.zaitaku.reception.ReceptionDetails;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.reception.ReceptionState;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CareSetting;

/** How a card's answer comes back, to whom, and what counts only then. */
class CardReturnIT extends ContainerTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final String PAGE = "the page that began";
  private static final int ROUNDS = 8;

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private CardAnswerService answers;

  @Inject private CardReturnService returns;

  @Inject private ReceptionService browser;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(CardReturnIT.class);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    person = scenes.person();
    current.become(PATIENT);
  }

  /** What the card app takes away after this person's card answered. */
  private CardReturn read(ReceptionKey key, CardDevice device) {
    return read(receptions.challenged(key, device), person);
  }

  private CardReturn read(ChallengeValue challenge, Scenes.Person whose) {
    String url =
        answers.answer(
            new CardAnswer(
                "zaitaku-card:1",
                challenge.text(),
                Long.toString(whose.serial()),
                "RS256",
                "signature"));
    String[] parts = url.substring(url.indexOf('#') + 1).split("\\.", 2);
    return new CardReturn(parts[0], parts[1]);
  }

  private ReceptionKey started() {
    return receptions.started(clinic, Receptions.ALL);
  }

  @Test
  @Tag("JPKI-008")
  void nothingIsRegisteredBeforeTheAnswerCameBackToTheBrowserThatBegan() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.SAME);
    assertThat(state(key)).isEqualTo("AUTHENTICATED");
    assertThat(events(key)).isZero();

    assertThat(returns.comeBack(back, Optional.of(key))).isEmpty();

    assertThat(state(key)).isEqualTo("COMPLETED");
    assertThat(events(key)).isEqualTo(1);
    assertThat(browser.read(key, PAGE).eligibility()).isPresent();
  }

  @Test
  void whoseCardWasAskedForOnTheSameDeviceComesBackToNoOtherBrowser() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.SAME);
    ReceptionKey ofAnother = started();

    for (Optional<ReceptionKey> stranger :
        List.of(
            Optional.<ReceptionKey>empty(),
            Optional.of(ofAnother),
            Optional.of(new ReceptionKey(key.id(), "guessed")))) {
      assertThatThrownBy(() -> returns.comeBack(back, stranger)).hasMessage("RECEPTION_NOT_FOUND");
    }
    assertThatThrownBy(() -> returns.matchThere(back, true)).hasMessage("RECEPTION_NOT_FOUND");
    assertThatThrownBy(() -> returns.matchHere(key, true)).hasMessage("WRONG_STATE");

    assertThat(state(key)).isEqualTo("AUTHENTICATED");
    assertThat(state(ofAnother)).isEqualTo("STARTED");
    assertThat(events(key)).isZero();
  }

  @Test
  void whoKnowsTheChallengeAndNotTheNonceIsAStranger() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.OTHER);
    ReceptionKey other = started();
    CardReturn ofOther = read(other, CardDevice.OTHER);

    for (String wrong :
        new String[] {
          ofOther.nonce(),
          back.challenge(),
          back.nonce() + "=",
          back.nonce().toLowerCase(Locale.ROOT),
          "",
          "é",
          null
        }) {
      CardReturn forged = new CardReturn(back.challenge(), wrong);
      assertThatThrownBy(() -> returns.comeBack(forged, Optional.of(key)))
          .hasMessage("RECEPTION_NOT_FOUND");
      assertThatThrownBy(() -> returns.matchThere(forged, true)).hasMessage("RECEPTION_NOT_FOUND");
    }
    for (String noChallenge : new String[] {"", "x", back.challenge() + "A", null}) {
      CardReturn forged = new CardReturn(noChallenge, back.nonce());
      assertThatThrownBy(() -> returns.comeBack(forged, Optional.of(key)))
          .hasMessage("RECEPTION_NOT_FOUND");
    }
    assertThat(state(key)).isEqualTo("AUTHENTICATED");
  }

  @Test
  @Tag("CON-016")
  void anotherDeviceIsShownWhatItConfirmsAndNothingOfAPerson() {
    ReceptionKey key = receptions.started(clinic, ReceptionFlow.REVOCATION);
    CardReturn back = read(key, CardDevice.OTHER);

    Companion shown = returns.comeBack(back, Optional.empty()).orElseThrow();

    assertThat(shown.flow()).isEqualTo(ReceptionFlow.REVOCATION);
    assertThat(shown.careSetting()).isEqualTo(CareSetting.HOME_VISIT);
    assertThat(shown.matching().confirmed()).isFalse();
    assertThat(shown.matching().number())
        .isBetween(10, 99)
        .isEqualTo(browser.read(key, PAGE).matching().orElseThrow().number());
  }

  @Test
  @Tag("CON-016")
  void twoDevicesCompleteOnceBothSaidThatTheNumberIsTheSame() {
    for (boolean thereFirst : new boolean[] {true, false}) {
      person = scenes.person();
      ReceptionKey key = started();
      CardReturn back = read(key, CardDevice.OTHER);

      if (thereFirst) {
        returns.matchThere(back, true);
        assertThat(returns.comeBack(back, Optional.empty()).orElseThrow().matching().confirmed())
            .isTrue();
        assertThat(browser.read(key, PAGE).matching().orElseThrow().confirmed()).isFalse();
      } else {
        returns.matchHere(key, true);
        assertThat(browser.read(key, PAGE).matching().orElseThrow().confirmed()).isTrue();
      }
      assertThat(events(key)).as("one of two").isZero();
      if (thereFirst) {
        returns.matchHere(key, true);
      } else {
        returns.matchThere(back, true);
      }

      assertThat(state(key)).isEqualTo("COMPLETED");
      assertThat(events(key)).isEqualTo(1);
      assertThat(audit(key, "NUMBER_CONFIRMED")).containsExactly("SUCCESS", "SUCCESS");
    }
  }

  @Test
  void acrossDevicesTheEligibilityIsWithheldUnlessTheInstitutionAllowedIt() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.OTHER);
    returns.matchThere(back, true);
    returns.matchHere(key, true);

    ReceptionDetails withheld = browser.read(key, PAGE);
    assertThat(withheld.state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(withheld.eligibility()).isEmpty();
    assertThat(withheld.eligibilityWithheld()).isTrue();
    assertThat(audit(key, "ELIGIBILITY_SHOWN")).isEmpty();
    assertThat(
            owner.number(
                "select count(*) from eligibility_snapshot where reception_id = ?", key.id()))
        .as("the institution has it")
        .isEqualTo(1);

    owner.change(
        "update environment_settings set eligibility_across_devices = true where institution_id = ?",
        clinic.id());
    assertThat(browser.read(key, PAGE).eligibility()).isPresent();
    assertThat(browser.read(key, PAGE).eligibilityWithheld()).isFalse();
  }

  @Test
  void anotherNumberOnEitherDeviceEndsItWithNothingRegistered() {
    for (boolean there : new boolean[] {true, false}) {
      ReceptionKey key = started();
      CardReturn back = read(key, CardDevice.OTHER);
      if (there) {
        returns.matchHere(key, true);
        returns.matchThere(back, false);
      } else {
        returns.matchThere(back, true);
        returns.matchHere(key, false);
      }

      assertThat(owner.text("select state || ' ' || failure from reception where id = ?", key.id()))
          .isEqualTo("FAILED NUMBER_MISMATCH");
      assertThat(events(key)).isZero();
      assertThat(audit(key, "NUMBER_CONFIRMED"))
          .containsExactly("SUCCESS", "REFUSED NUMBER_MISMATCH");
      assertThatThrownBy(() -> returns.matchThere(back, true)).hasMessage("RECEPTION_NOT_FOUND");
      assertThatThrownBy(() -> returns.matchHere(key, true)).hasMessage("WRONG_STATE");
    }
  }

  @Test
  void whatCameBackFromAnEarlierReadingCountsNoMore() {
    ReceptionKey key = started();
    CardReturn earlier = read(key, CardDevice.SAME);
    receptions.challenged(key, CardDevice.OTHER);

    assertThat(returns.comeBack(earlier, Optional.of(key))).isEmpty();
    assertThat(state(key)).isEqualTo("CHALLENGED");
    assertThatThrownBy(() -> returns.matchThere(earlier, true)).hasMessage("RECEPTION_NOT_FOUND");
  }

  /** Read by one person, asked for anew, read by another: what came back is of the first. */
  @Test
  void anEarlierReadingDoesNotCompleteWhatALaterCardAuthenticated() {
    ReceptionKey key = started();
    CardReturn earlier = read(key, CardDevice.SAME);
    person = scenes.person();
    CardReturn later = read(key, CardDevice.SAME);

    returns.comeBack(earlier, Optional.of(key));
    assertThat(state(key)).isEqualTo("AUTHENTICATED");
    assertThat(events(key)).isZero();

    returns.comeBack(later, Optional.of(key));
    assertThat(
            owner.number(
                "select count(*) from consent_event where reception_id = ? and patient_id = ?",
                key.id(),
                person.id()))
        .isEqualTo(1);
  }

  @Test
  void howeverManyTabsComeBackAtOnceItIsRegisteredOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      ReceptionKey key = started();
      CardReturn back = read(key, CardDevice.SAME);
      Supplier<?> tab = () -> returns.comeBack(back, Optional.of(key));

      assertThat(crew.atOnce(PATIENT, List.of(tab, tab, tab))).containsOnly("Optional.empty");

      assertThat(state(key)).isEqualTo("COMPLETED");
      assertThat(events(key)).isEqualTo(1);
    }
  }

  @Test
  void twoHoldersWhoAnswerAtOnceRegisterOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      person = scenes.person();
      ReceptionKey key = started();
      CardReturn back = read(key, CardDevice.OTHER);

      crew.atOnce(
          PATIENT,
          List.of(
              () -> {
                returns.matchThere(back, true);
                return "there";
              },
              () -> {
                returns.matchHere(key, true);
                return "here";
              }));

      assertThat(state(key)).isEqualTo("COMPLETED");
      assertThat(events(key)).isEqualTo(1);
    }
  }

  /** A server was lost between the second holder's word and the registration. */
  @Test
  void whatBothHoldersConfirmedIsCompletedThoughTheServerWasLost() {
    ReceptionKey key = started();
    read(key, CardDevice.OTHER);
    owner.change(
        "update reception set matched_here = true, matched_there = true where id = ?", key.id());
    ReceptionKey ofOne = started();
    read(ofOne, CardDevice.OTHER);
    owner.change("update reception set matched_here = true where id = ?", ofOne.id());

    clock.advance(Duration.ofHours(7));
    Awaitility.await("the sweeper comes every ten seconds")
        .atMost(Duration.ofSeconds(40))
        .until(() -> List.of(state(key), state(ofOne)).equals(List.of("COMPLETED", "EXPIRED")));

    assertThat(events(key)).isEqualTo(1);
    assertThat(events(ofOne)).as("one of two said so").isZero();
  }

  @Test
  void whoSaysTheSameAgainIsHeardOnce() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.OTHER);
    returns.matchThere(back, true);
    returns.matchThere(back, true);
    assertThat(audit(key, "NUMBER_CONFIRMED")).containsExactly("SUCCESS");

    owner.change("update reception set matched_here = true where id = ?", key.id());
    returns.matchThere(back, true);
    assertThat(state(key)).as("what a lost server did not do").isEqualTo("COMPLETED");
  }

  @Test
  void whoDoesNotComeBackForFifteenMinutesIsRegisteredNoMore() {
    ReceptionKey key = started();
    CardReturn back = read(key, CardDevice.SAME);
    clock.advance(Duration.ofMinutes(16));
    Awaitility.await("the sweeper comes every ten seconds")
        .atMost(Duration.ofSeconds(40))
        .until(() -> state(key).equals("EXPIRED"));

    assertThat(returns.comeBack(back, Optional.of(key))).isEmpty();

    assertThat(state(key)).isEqualTo("EXPIRED");
    assertThat(events(key)).isZero();
  }

  private String state(ReceptionKey key) {
    return owner.text("select state from reception where id = ?", key.id());
  }

  private long events(ReceptionKey key) {
    return owner.number("select count(*) from consent_event where reception_id = ?", key.id());
  }

  private List<String> audit(ReceptionKey key, String action) {
    return owner.list(
        "select outcome || coalesce(' ' || detail, '') from audit_event where subject = ? and action = ? order by id",
        "reception:" + key.id(),
        action);
  }
}
