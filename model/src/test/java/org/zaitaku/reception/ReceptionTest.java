package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.accessurl.AccessUrl;
import org.zaitaku.accessurl.UrlToken;
import org.zaitaku.consent.PageText;
import org.zaitaku.consent.ShownText;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;
import org.zaitaku.shared.Sha256;
import org.zaitaku.shared.SubjectKey;

class ReceptionTest {

  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant DONE = START.plusSeconds(90);
  private static final SubjectKey SUBJECT = new SubjectKey(new byte[SubjectKey.LENGTH]);

  private static final Instant CERTIFICATE_END = Instant.parse("2030-01-01T00:00:00Z");
  private static final byte[] SECRET = Sha256.of("secret");
  private static final byte[] PAGE = Sha256.of("page");
  private static final ConsentChoices CHOICES =
      new ConsentChoices(Map.of(ConsentItem.LIMIT_AMOUNT, ConsentDecision.AGREED));

  private static final List<ReceptionFlow> FLOWS = List.of(ReceptionFlow.values());
  private static final List<ReceptionState.Event> EVENTS = List.of(ReceptionState.Event.values());

  private static final ConsentChoices OTHERS =
      new ConsentChoices(Map.of(ConsentItem.LIMIT_AMOUNT, ConsentDecision.DECLINED));
  private static final ShownText TEXT = PageText.of("ja", "同意登録の準備と開始").shown();
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private final Reception reception = started();

  private static AccessUrl url() {
    AccessUrl url =
        AccessUrl.issueFirst(
            17, CareSetting.HOME_VISIT, UrlToken.random(new SecureRandom()), START.minusSeconds(1));
    given(url, "id", 23L);
    return url;
  }

  private static Reception started() {
    return Reception.start(ID, url(), SECRET, TEXT, CHOICES, PrescriptionForm.PAPER, START);
  }

  private static Reception started(ReceptionFlow flow) {
    return Reception.start(ID, url(), SECRET, flow, TEXT, START);
  }

  private static void authenticate(Reception reception, Instant now) {
    reception.askForCard(CardDevice.SAME, now);
    reception.answer(now);
    reception.authenticate(5, CERTIFICATE_END, now);
  }

  private static Reception enquired() {
    Reception reception = started(ReceptionFlow.UPDATE);
    authenticate(reception, START);
    reception.enquire(31, 2, START);
    return reception;
  }

  @Test
  @Tag("CON-B-001")
  @Tag("JPKI-011")
  void anUpdateAsksForTheCardTwiceARevocationOnce() {
    Reception update = enquired();
    assertThat(update.state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(update.isEnquiry()).isFalse();
    update.choose(TEXT, OTHERS, null, START);
    authenticate(update, DONE);
    update.complete(DONE);
    assertThat(update.state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(update.choices()).isEqualTo(OTHERS);

    Reception revocation = started(ReceptionFlow.REVOCATION);
    authenticate(revocation, START);
    assertThat(revocation.isEnquiry()).isFalse();
    revocation.complete(DONE);
    assertThat(revocation.state()).isEqualTo(ReceptionState.COMPLETED);
  }

  @Test
  @Tag("CON-B-004")
  @Tag("CON-B-014")
  void nothingIsChosenBeforeTheFirstCardNorStoredWithoutTheSecond() {
    Reception update = started(ReceptionFlow.UPDATE);
    assertWrongState(() -> update.choose(TEXT, OTHERS, null, START));
    update.askForCard(CardDevice.SAME, START);
    assertWrongState(() -> update.choose(TEXT, OTHERS, null, START));
    update.answer(START);
    update.authenticate(5, CERTIFICATE_END, START);
    assertWrongState(() -> update.complete(START));
    update.enquire(31, 2, START);
    assertWrongState(() -> update.complete(START));
    assertWrongState(() -> update.askForCard(CardDevice.SAME, START));
    assertWrongState(() -> update.enquire(31, 2, START));
  }

  @Test
  void otherChoicesThanThoseThatTheCardWasAskedForTakeTheRequestBack() {
    Reception update = enquired();
    update.choose(TEXT, OTHERS, null, START);
    update.askForCard(CardDevice.SAME, START);

    update.choose(TEXT, CHOICES, PrescriptionForm.PAPER, START);

    assertThat(update.state()).isEqualTo(ReceptionState.ENQUIRED);
    update.askForCard(CardDevice.SAME, START);
    update.answer(START);
    assertWrongState(() -> update.choose(TEXT, OTHERS, null, START));
  }

  @Test
  void theSecondCardIsOfTheSamePerson() {
    Reception update = started(ReceptionFlow.UPDATE);
    assertThat(update.mayBeOf(6)).isTrue();
    authenticate(update, START);
    update.enquire(31, 2, START);

    assertThat(update.mayBeOf(5)).isTrue();
    assertThat(update.mayBeOf(6)).isFalse();
  }

  @Test
  void whatIsRegisteredIsShownToOnePageForAQuarterOfAnHour() {
    Reception update = enquired();

    assertThat(update.showTo(PAGE, START.plusSeconds(899))).isTrue();
    assertThat(update.showTo(Sha256.of("another page"), START.plusSeconds(1))).isFalse();
    assertThat(update.showTo(PAGE, START.plusSeconds(900))).isFalse();
    assertThat(enquired().showTo(PAGE, START.plusSeconds(900))).isFalse();
  }

  @Test
  void theResultOfAnUpdateIsShownToThePageThatTheCardAppCameBackTo() {
    Reception update = enquired();
    assertThat(update.showTo(PAGE, START)).isTrue();
    update.choose(TEXT, OTHERS, null, START);
    authenticate(update, DONE);
    update.complete(DONE);

    assertThat(update.showTo(Sha256.of("another page"), DONE)).isTrue();
    assertThat(update.showTo(PAGE, DONE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"UPDATE", "REVOCATION"})
  void onlyARegistrationCanBeTakenBack(ReceptionFlow flow) {
    Reception done = flow == ReceptionFlow.UPDATE ? enquired() : started(flow);
    if (flow == ReceptionFlow.UPDATE) {
      done.choose(TEXT, OTHERS, null, START);
    }
    authenticate(done, START);
    done.complete(DONE);

    assertWrongState(() -> done.withdraw(DONE));
  }

  @Test
  void flowABeginsWithChoices() {
    assertThatIllegalArgumentException().isThrownBy(() -> started(ReceptionFlow.REGISTRATION));
  }

  /** As the database does it. */
  private static void given(Object entity, String column, Object value) {
    try {
      Field field = entity.getClass().getDeclaredField(column);
      field.setAccessible(true);
      field.set(entity, value);
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(gone.getMessage(), gone);
    }
  }

  private Reception completed() {
    reception.askForCard(CardDevice.SAME, START);
    reception.answer(START.plusSeconds(60));
    reception.authenticate(5, CERTIFICATE_END, START.plusSeconds(61));
    reception.complete(DONE);
    return reception;
  }

  @Test
  @Tag("CON-A-001")
  void aReceptionGoesFromChoicesOverTheCardToCompletion() {
    assertThat(reception.state()).isEqualTo(ReceptionState.STARTED);
    assertThat(reception.institutionId()).isEqualTo(17);
    assertThat(reception.accessUrlId()).isEqualTo(23);
    assertThat(reception.careSetting()).isEqualTo(CareSetting.HOME_VISIT);
    assertThat(reception.patientId()).isNull();
    reception.askForCard(CardDevice.SAME, START);
    assertThat(reception.state()).isEqualTo(ReceptionState.CHALLENGED);
    reception.answer(START);
    assertThat(reception.state()).isEqualTo(ReceptionState.ANSWERED);
    reception.authenticate(5, CERTIFICATE_END, START);
    assertThat(reception.state()).isEqualTo(ReceptionState.AUTHENTICATED);
    assertThat(reception.patientId()).isEqualTo(5);
    assertThat(reception.isCertificateValid(CERTIFICATE_END)).isTrue();
    assertThat(reception.isCertificateValid(CERTIFICATE_END.plusMillis(1))).isFalse();
    reception.complete(DONE);
    assertThat(reception.state()).isEqualTo(ReceptionState.COMPLETED);
    assertThat(reception.completedAt()).isEqualTo(DONE);
    assertThat(reception.choices()).isEqualTo(CHOICES);
    assertThat(reception.prescriptionForm()).isEqualTo(PrescriptionForm.PAPER);
  }

  @Test
  @Tag("CON-A-028")
  void aFailureKeepsItsReasonAndEndsTheReception() {
    reception.askForCard(CardDevice.SAME, START);
    reception.answer(START);
    reception.fail("CARD_NOT_KNOWN", START);
    assertThat(reception.state()).isEqualTo(ReceptionState.FAILED);
    assertThat(reception.failure()).isEqualTo("CARD_NOT_KNOWN");
    assertWrongState(() -> reception.authenticate(5, CERTIFICATE_END, START));
    assertThat(reception.patientId()).isNull();
  }

  @Test
  void whatIsNotPossibleChangesNothing() {
    assertWrongState(() -> reception.complete(DONE));
    assertWrongState(() -> reception.authenticate(5, CERTIFICATE_END, START));
    assertWrongState(() -> reception.fail("INTERRUPTED", START));
    assertWrongState(() -> reception.answer(START));
    assertThat(reception.state()).isEqualTo(ReceptionState.STARTED);
    assertThat(reception.completedAt()).isNull();
    assertThat(reception.failure()).isNull();
    assertThat(reception.patientId()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = ReceptionState.class,
      names = {"STARTED", "CHALLENGED", "ANSWERED", "AUTHENTICATED"})
  void anUnfinishedReceptionIsStoppedAtAnyTimeAndHasNothingToTakeBack(ReceptionState state) {
    given(reception, "state", state);
    assertThat(reception.withdraw(START.plus(Duration.ofDays(1)))).isFalse();
    assertThat(reception.state()).isEqualTo(ReceptionState.WITHDRAWN);
  }

  @Test
  void aCompletedReceptionIsTakenBackWithinTenMinutes() {
    completed();
    assertThat(reception.withdraw(DONE.plus(Duration.ofMinutes(10)).minusNanos(1))).isTrue();
    assertThat(reception.state()).isEqualTo(ReceptionState.WITHDRAWN);
  }

  @ParameterizedTest
  @ValueSource(longs = {600_000, 600_001, 3_600_000})
  void afterTenMinutesACompletedReceptionStays(long millis) {
    completed();
    assertWrongState(() -> reception.withdraw(DONE.plusMillis(millis)));
    assertThat(reception.state()).isEqualTo(ReceptionState.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReceptionState.class,
      names = {"FAILED", "WITHDRAWN", "EXPIRED"})
  void whatIsOverIsNotStoppedAgain(ReceptionState state) {
    given(reception, "state", state);
    assertWrongState(() -> reception.withdraw(START));
    assertThat(reception.state()).isEqualTo(state);
  }

  @Test
  void theResultIsShownForTenMinutes() {
    completed();
    assertThat(reception.isShown(DONE)).isTrue();
    assertThat(reception.isShown(DONE.plus(Duration.ofMinutes(10)).minusNanos(1))).isTrue();
    assertThat(reception.isShown(DONE.plus(Duration.ofMinutes(10)))).isFalse();
  }

  @Test
  void theResultIsShownToTheFirstPageThatAsksAndToNoOther() {
    completed();
    assertThat(reception.showTo(PAGE, DONE)).isTrue();
    assertThat(reception.showTo(Sha256.of("next patient"), DONE.plusSeconds(1))).isFalse();
    assertThat(reception.showTo(PAGE.clone(), DONE.plusSeconds(2))).isTrue();
    assertThat(reception.showTo(PAGE, DONE.plus(Duration.ofMinutes(10)))).isFalse();
  }

  @Test
  void aPageThatAsksBeforeCompletionOrTooLateDoesNotBecomeTheOne() {
    assertThat(reception.showTo(PAGE, START)).isFalse();
    completed();
    assertThat(reception.showTo(PAGE, DONE.plus(Duration.ofMinutes(11)))).isFalse();
    assertThat(reception.showTo(Sha256.of("another"), DONE)).isTrue();
  }

  @Test
  void nothingIsShownOnceItWasTakenBack() {
    completed();
    assertThat(reception.showTo(PAGE, DONE)).isTrue();
    reception.withdraw(DONE.plusSeconds(1));
    assertThat(reception.showTo(PAGE, DONE.plusSeconds(2))).isFalse();
  }

  @Test
  void theSecretIsComparedWholly() {
    assertThat(reception.belongsTo(Sha256.of("secret"))).isTrue();
    assertThat(reception.belongsTo(new byte[0])).isFalse();
    assertThat(reception.belongsTo(java.util.Arrays.copyOf(SECRET, 31))).isFalse();
    assertThat(reception.belongsTo(java.util.Arrays.copyOf(SECRET, 33))).isFalse();
    for (int bit = 0; bit < SECRET.length * 8; bit++) {
      byte[] other = SECRET.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(reception.belongsTo(other)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void theGivenSecretIsCopied() {
    byte[] given = Sha256.of("mine");
    Reception mine = Reception.start(ID, url(), given, TEXT, CHOICES, null, START);
    given[0]++;
    assertThat(mine.belongsTo(Sha256.of("mine"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {20261121L, 1L, 2L, 3L})
  void whateverHappensCompletionNeedsTheCardAndAnEndIsAnEnd(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 600; run++) {
      ReceptionFlow flow = FLOWS.get(run % FLOWS.size());
      Reception any = flow == ReceptionFlow.REGISTRATION ? started() : started(flow);
      boolean verified = false;
      boolean enquired = false;
      boolean chosenSinceCard = false;
      for (int step = 0; step < 30; step++) {
        ReceptionState before = any.state();
        ReceptionState.Event event = EVENTS.get(random.nextInt(EVENTS.size()));
        try {
          happen(any, event);
          verified =
              event == ReceptionState.Event.VERIFY
                  || (verified && event != ReceptionState.Event.ASK_FOR_CARD);
          enquired |= event == ReceptionState.Event.ENQUIRE;
          chosenSinceCard =
              event == ReceptionState.Event.CHOOSE
                  || (chosenSinceCard && event != ReceptionState.Event.VERIFY);
        } catch (BusinessException refused) {
          assertThat(any.state()).isEqualTo(before);
        }
        if (any.state() == ReceptionState.COMPLETED) {
          assertThat(verified).as("by the card that was asked for last").isTrue();
          assertThat(enquired).isEqualTo(flow == ReceptionFlow.UPDATE);
          assertThat(chosenSinceCard).as("the card authenticated these choices").isFalse();
          assertThat(any.patientId()).isNotNull();
        }
        if (!before.isUnfinished() && before != ReceptionState.COMPLETED) {
          assertThat(any.state()).isEqualTo(before);
        }
      }
    }
  }

  private Reception readElsewhere() {
    reception.askForCard(CardDevice.OTHER, START);
    reception.answer(START);
    reception.authenticate(5, CERTIFICATE_END, START);
    return reception;
  }

  @Test
  @Tag("CON-016")
  void twoDevicesMatchOnceBothSaidSo() {
    Reception elsewhere = readElsewhere();
    assertThat(elsewhere.awaitsMatch()).isTrue();

    elsewhere.matchThere();
    assertThat(elsewhere.isMatched()).isFalse();
    elsewhere.matchHere();

    assertThat(elsewhere.isMatched()).isTrue();
  }

  @Test
  void aNumberIsComparedOnlyWhereAnotherDeviceReadTheCard() {
    assertWrongState(reception::matchHere);
    reception.askForCard(CardDevice.OTHER, START);
    assertWrongState(reception::matchThere);
    Reception same = started();
    same.askForCard(CardDevice.SAME, START);
    same.answer(START);
    same.authenticate(5, CERTIFICATE_END, START);
    assertThat(same.awaitsMatch()).isFalse();
    assertWrongState(same::matchHere);
    assertWrongState(same::matchThere);
  }

  @Test
  void whoeverAsksForTheCardAnewComparesAnew() {
    Reception elsewhere = readElsewhere();
    elsewhere.matchThere();
    elsewhere.askForCard(CardDevice.OTHER, START);
    elsewhere.answer(START);
    elsewhere.authenticate(5, CERTIFICATE_END, START);
    elsewhere.matchHere();
    assertThat(elsewhere.isMatched()).isFalse();
    assertThat(elsewhere.isMatchedThere()).isFalse();
  }

  @Test
  void whomTheProviderMetIsAskedForTheCardItselfAndTakenOnce() {
    reception.askForCard(CardDevice.SAME, START);
    reception.answer(START);
    assertThat(reception.awaitsLink(START)).isFalse();

    reception.meet(SUBJECT, START);

    assertThat(reception.state()).isEqualTo(ReceptionState.CHALLENGED);
    assertThat(reception.awaitsLink(START.plus(Reception.MET_FOR).minusMillis(1))).isTrue();
    assertThat(reception.awaitsLink(START.plus(Reception.MET_FOR))).isFalse();
    assertThat(reception.patientId()).isNull();
    assertThat(reception.takeUnlinkedSubject()).contains(SUBJECT);
    assertThat(reception.takeUnlinkedSubject()).isEmpty();
    assertThat(reception.awaitsLink(START)).isFalse();
  }

  @Test
  void whomTheProviderMetIsForgottenAtTheEnd() {
    reception.askForCard(CardDevice.SAME, START);
    reception.answer(START);
    reception.meet(SUBJECT, START);
    reception.stop(START);

    assertThat(reception.takeUnlinkedSubject()).isEmpty();
  }

  @Test
  void whomAProviderVouchedForHasNoCertificateThatCouldEnd() {
    reception.askForCard(CardDevice.SAME, START);
    reception.answer(START);
    reception.authenticate(5, null, START);

    assertThat(reception.isCertificateValid(Instant.MAX)).isTrue();
  }

  @Test
  void aReceptionIsLeftAloneFifteenMinutesAfterItsLastStep() {
    reception.askForCard(CardDevice.SAME, START.plusSeconds(30));
    Instant end = START.plusSeconds(30).plus(Reception.UNFINISHED_FOR);
    assertThat(reception.isLeftAlone(end.minusMillis(1))).isFalse();
    assertThat(reception.isLeftAlone(end)).isTrue();
  }

  private static void happen(Reception reception, ReceptionState.Event event) {
    switch (event) {
      case ASK_FOR_CARD -> reception.askForCard(CardDevice.SAME, START);
      case ANSWER -> reception.answer(START);
      case VERIFY -> reception.authenticate(5, CERTIFICATE_END, START);
      case MEET -> reception.meet(SUBJECT, START);
      case ENQUIRE -> reception.enquire(31, 2, START);
      case CHOOSE -> reception.choose(TEXT, OTHERS, null, START);
      case COMPLETE -> reception.complete(DONE);
      case FAIL -> reception.fail("INTERRUPTED", DONE);
      case WITHDRAW -> reception.withdraw(DONE);
      case EXPIRE -> reception.expire(DONE);
    }
  }

  private static void assertWrongState(ThrowingCallable call) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE));
  }
}
