package org.zaitaku.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * One use of the app: a card is laid on, a PIN entered, the card read, the answer sent. The PIN
 * stays here only until the reading. Guarded by its own monitor: two taps on a button read a card
 * once.
 */
final class AppVisit {

  /** Where the person is. */
  enum Step {
    CARD,
    PIN,
    READING,
    DONE
  }

  private final String id;
  private final Errand errand;
  private final Instant until;
  private volatile Texts texts;
  private Step step = Step.CARD;
  private Optional<VirtualCard> card = Optional.empty();
  private Optional<String> pin = Optional.empty();
  private Optional<String> notice = Optional.empty();
  private Optional<ServerAnswer> serverAnswer = Optional.empty();

  AppVisit(String id, Errand errand, Texts texts, Instant until) {
    this.id = id;
    this.errand = errand;
    this.texts = texts;
    this.until = until;
  }

  String id() {
    return id;
  }

  Errand errand() {
    return errand;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  Texts texts() {
    return texts;
  }

  void speak(Texts language) {
    this.texts = language;
  }

  synchronized Step step() {
    return step;
  }

  synchronized Optional<VirtualCard> card() {
    return card;
  }

  /** Key of a text that tells what went wrong before this page. */
  synchronized Optional<String> notice() {
    return notice;
  }

  synchronized Optional<ServerAnswer> serverAnswer() {
    return serverAnswer;
  }

  /** Lays a card on; another one may be taken until the reading. */
  synchronized void lay(VirtualCard chosen) {
    if (step == Step.DONE) {
      return;
    }
    card = Optional.of(chosen);
    pin = Optional.empty();
    notice = Optional.empty();
    step = Step.PIN;
  }

  /** Takes the card away again. */
  synchronized void takeAway() {
    if (step != Step.DONE) {
      card = Optional.empty();
      pin = Optional.empty();
      notice = Optional.empty();
      step = Step.CARD;
    }
  }

  /** Keeps what was typed until the card is read; the card alone knows whether it is right. */
  synchronized void type(String typed) {
    if (step != Step.PIN && step != Step.READING) {
      return;
    }
    if (CardStates.isPin(typed)) {
      pin = Optional.of(typed);
      notice = Optional.empty();
      step = Step.READING;
    } else {
      notice = Optional.of("pin.form");
      step = Step.PIN;
    }
  }

  /** Reads the card with the typed PIN: on success it does what it was read for. */
  synchronized void read(CardStates states) throws InterruptedException {
    if (step != Step.READING) {
      return;
    }
    VirtualCard laid = card.orElseThrow();
    PinEntry entry = states.enterPin(laid, pin.orElseThrow());
    pin = Optional.empty();
    switch (entry) {
      case RIGHT -> {
        step = Step.DONE;
        serverAnswer = Optional.of(errand.perform(laid));
      }
      case WRONG -> {
        notice = Optional.of("pin.wrong");
        step = Step.PIN;
      }
      case LOCKED -> {
        notice = Optional.empty();
        step = Step.PIN;
      }
    }
  }

  /** Sends the very same answer once more, where the server was not there to take it. */
  synchronized void sendAgain() throws InterruptedException {
    if (step == Step.DONE && serverAnswer.map(ServerAnswer::mayBeSentAgain).orElse(false)) {
      serverAnswer = Optional.of(errand.again());
    }
  }
}
