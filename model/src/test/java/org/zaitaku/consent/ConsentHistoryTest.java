package org.zaitaku.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;

/** What a consent is and was, as its events say. */
class ConsentHistoryTest {

  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final ShownText TEXT = PageText.of("ja", "words").shown();
  private static final ConsentChoices AGREED = choices(ConsentDecision.AGREED);
  private static final ConsentChoices DECLINED = choices(ConsentDecision.DECLINED);

  private final Consent consent =
      Consent.register(17, 5, CareSetting.HOME_VISIT, AGREED, null, START);
  private final List<ConsentEvent> events = new ArrayList<>();
  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();

  private static ConsentChoices choices(ConsentDecision decision) {
    return new ConsentChoices(Map.of(ConsentItem.MEDICATION, decision));
  }

  /** An event that many minutes after the start. */
  private void event(UUID reception, ConsentEvent.Kind kind, ConsentChoices choices, long minutes) {
    Instant at = START.plusSeconds(minutes * 60);
    consent.registerAgain(choices, null, at);
    events.add(new ConsentEvent(consent, ConsentEvidence.byBrowser(reception, TEXT), kind, at));
  }

  private Optional<ConsentChoices> at(long minutes) {
    return new ConsentHistory(events)
        .at(START.plusSeconds(minutes * 60))
        .map(ConsentEvent::choices);
  }

  @Test
  void aConsentIsShownAsItWasAtAnyMoment() {
    event(first, ConsentEvent.Kind.REGISTERED, AGREED, 10);
    event(second, ConsentEvent.Kind.UPDATED, DECLINED, 20);
    event(UUID.randomUUID(), ConsentEvent.Kind.REVOKED, DECLINED, 30);

    assertThat(at(9)).isEmpty();
    assertThat(at(10)).contains(AGREED);
    assertThat(at(19)).contains(AGREED);
    assertThat(at(20)).contains(DECLINED);
    assertThat(at(30)).isEmpty();
    assertThat(at(1000)).isEmpty();
  }

  @Test
  void whatExpiredGivesNothingFromThenOnButGaveBefore() {
    event(first, ConsentEvent.Kind.REGISTERED, AGREED, 10);
    event(first, ConsentEvent.Kind.EXPIRED, AGREED, 20);
    event(second, ConsentEvent.Kind.REGISTERED, DECLINED, 30);

    assertThat(at(19)).contains(AGREED);
    assertThat(at(20)).isEmpty();
    assertThat(at(30)).contains(DECLINED);
  }

  @Test
  void whatWasTakenBackGivesNothingFromThenOnButGaveBefore() {
    event(first, ConsentEvent.Kind.REGISTERED, AGREED, 10);
    event(second, ConsentEvent.Kind.REGISTERED, DECLINED, 20);
    event(second, ConsentEvent.Kind.WITHDRAWN, AGREED, 25);

    assertThat(at(24)).contains(DECLINED);
    assertThat(at(25)).contains(AGREED);
  }

  @Test
  @Tag("CON-C-003")
  void noEventBeforeARevocationHoldsAfterIt() {
    event(first, ConsentEvent.Kind.REGISTERED, AGREED, 10);
    event(second, ConsentEvent.Kind.REVOKED, AGREED, 20);

    assertThat(new ConsentHistory(events).without(UUID.randomUUID())).isEmpty();
  }

  @Test
  void withoutAReceptionTheLatestOtherOneHolds() {
    event(first, ConsentEvent.Kind.REGISTERED, AGREED, 10);
    event(second, ConsentEvent.Kind.UPDATED, DECLINED, 20);

    assertThat(new ConsentHistory(events).without(second).map(ConsentEvent::choices))
        .contains(AGREED);
    assertThat(new ConsentHistory(events).without(first).map(ConsentEvent::choices))
        .contains(DECLINED);
  }
}
