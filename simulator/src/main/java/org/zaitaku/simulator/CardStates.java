package org.zaitaku.simulator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * What happened to the cards since they were issued: wrong PINs in a row, and whether they are
 * revoked. Kept on disk, so that a lock outlives the simulator. One instance for a directory; safe
 * to be used by many threads.
 */
public final class CardStates {

  /** Wrong entries in a row that lock a card (JPKI-005). */
  public static final int TRIES = 3;

  private final Path file;
  private final Clock clock;
  private final Properties properties;

  /** Reads the states of {@code directory}. */
  public CardStates(CardDirectory directory, Clock clock) {
    this(directory.stateFile(), clock);
  }

  /** Keeps the states in a file elsewhere, so that many can share one directory of cards. */
  CardStates(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    try {
      this.properties = Files.exists(file) ? WholeFile.readProperties(file) : new Properties();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The PIN of 利用者証明用電子証明書 is a number of exactly 4 digits (JPKI-001). */
  public static boolean isPin(String entered) {
    return entered != null && entered.matches("[0-9]{4}");
  }

  /**
   * Lays a PIN before the card. A right one resets the count (JPKI-006).
   *
   * @throws IllegalArgumentException when it is not a number of 4 digits; no try is lost by that
   */
  public synchronized PinEntry enterPin(VirtualCard card, String pin) {
    if (!isPin(pin)) {
      throw new IllegalArgumentException("a PIN has exactly 4 digits");
    }
    if (isLocked(card)) {
      return PinEntry.LOCKED;
    }
    if (card.hasPin(pin)) {
      setFailures(card, 0);
      return PinEntry.RIGHT;
    }
    setFailures(card, failures(card) + 1);
    return isLocked(card) ? PinEntry.LOCKED : PinEntry.WRONG;
  }

  public synchronized boolean isLocked(VirtualCard card) {
    return failures(card) >= TRIES;
  }

  /** How many wrong entries in a row are left before the card locks. */
  public synchronized int triesLeft(VirtualCard card) {
    return Math.max(0, TRIES - failures(card));
  }

  /** What the counter of the municipality does for a locked card. */
  public synchronized void unlock(VirtualCard card) {
    setFailures(card, 0);
  }

  public synchronized CardState state(VirtualCard card) {
    String word = properties.getProperty(card.name() + ".state");
    return word == null ? card.kind().initialState() : CardState.of(word);
  }

  /** Revokes, suspends or reinstates a card; CRL and OCSP say so at once. */
  public synchronized void change(VirtualCard card, CardState state) {
    properties.setProperty(card.name() + ".state", state.word());
    properties.setProperty(card.name() + ".since", clock.instant().toString());
    save();
  }

  /** Since when the state holds; a card that was made revoked was so 30 days after its issue. */
  synchronized Instant since(VirtualCard card) {
    String moment = properties.getProperty(card.name() + ".since");
    return moment == null
        ? card.certificate().getNotBefore().toInstant().plus(Duration.ofDays(30))
        : Instant.parse(moment);
  }

  private int failures(VirtualCard card) {
    return Integer.parseInt(properties.getProperty(card.name() + ".wrong-pins", "0"));
  }

  private void setFailures(VirtualCard card, int failures) {
    if (failures(card) != failures) {
      properties.setProperty(card.name() + ".wrong-pins", Integer.toString(failures));
      save();
    }
  }

  private void save() {
    try {
      StringWriter text = new StringWriter();
      properties.store(text, null);
      WholeFile.write(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
