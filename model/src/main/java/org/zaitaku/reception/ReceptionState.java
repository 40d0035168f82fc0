package org.zaitaku.reception;

import java.util.Map;
import java.util.Optional;

/** Where a reception stands, and which event leads where: the one table of its life. */
public enum ReceptionState {
  /** The choices are known, the card was not asked for yet. */
  STARTED,
  /** The card was asked for, and is waited for. */
  CHALLENGED,
  /** T1: the card's answer came and is being examined. */
  ANSWERED,
  /**
   * T2: the card is genuine and the person known. Nothing is registered before the card's answer
   * came back to the browser that began, or two devices confirmed the same number.
   */
  AUTHENTICATED,
  /** Flow B: the patient sees what is registered, and may change it with a second card. */
  ENQUIRED,
  /** T3: everything is registered. */
  COMPLETED,
  /** Nothing was registered; the reason says why. */
  FAILED,
  /** Stopped or taken back by the browser that began it. */
  WITHDRAWN,
  /** Left alone for too long. */
  EXPIRED;

  /** What can happen to a reception; each is a use case of its own. */
  public enum Event {
    ASK_FOR_CARD,
    ANSWER,
    VERIFY,
    MEET,
    ENQUIRE,
    CHOOSE,
    COMPLETE,
    FAIL,
    WITHDRAW,
    EXPIRE
  }

  private static final Map<ReceptionState, Map<Event, ReceptionState>> TABLE =
      Map.of(
          STARTED,
              Map.of(
                  Event.ASK_FOR_CARD, CHALLENGED, Event.WITHDRAW, WITHDRAWN, Event.EXPIRE, EXPIRED),
          CHALLENGED,
              Map.of(
                  Event.ASK_FOR_CARD, CHALLENGED,
                  Event.ANSWER, ANSWERED,
                  Event.CHOOSE, ENQUIRED,
                  Event.WITHDRAW, WITHDRAWN,
                  Event.EXPIRE, EXPIRED),
          ANSWERED,
              Map.of(
                  Event.VERIFY, AUTHENTICATED,
                  Event.MEET, CHALLENGED,
                  Event.FAIL, FAILED,
                  Event.WITHDRAW, WITHDRAWN),
          AUTHENTICATED,
              Map.of(
                  Event.ASK_FOR_CARD, CHALLENGED,
                  Event.ENQUIRE, ENQUIRED,
                  Event.COMPLETE, COMPLETED,
                  Event.FAIL, FAILED,
                  Event.WITHDRAW, WITHDRAWN,
                  Event.EXPIRE, EXPIRED),
          ENQUIRED,
              Map.of(
                  Event.CHOOSE, ENQUIRED,
                  Event.ASK_FOR_CARD, CHALLENGED,
                  Event.WITHDRAW, WITHDRAWN,
                  Event.EXPIRE, EXPIRED),
          COMPLETED, Map.of(Event.WITHDRAW, WITHDRAWN),
          FAILED, Map.of(),
          WITHDRAWN, Map.of(),
          EXPIRED, Map.of());

  /** The state after the event; empty where the event is not possible. */
  public Optional<ReceptionState> after(Event event) {
    return Optional.ofNullable(TABLE.get(this).get(event));
  }

  /** Whether the patient may still go on or stop. */
  public boolean isUnfinished() {
    return switch (this) {
      case STARTED, CHALLENGED, ANSWERED, AUTHENTICATED, ENQUIRED -> true;
      case COMPLETED, FAILED, WITHDRAWN, EXPIRED -> false;
    };
  }
}
