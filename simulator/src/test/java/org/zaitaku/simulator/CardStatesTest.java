package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardStatesTest {

  private static final String RIGHT = VirtualCard.PIN;
  private static final String WRONG = "9999";

  @TempDir private Path path;
  private CardDirectory directory;
  private CardStates states;
  private VirtualCard card;

  @BeforeEach
  void layACard() {
    directory = Scene.directory();
    states = read();
    card = directory.card("P01");
  }

  private CardStates read() {
    return new CardStates(path.resolve("state.properties"), Scene.CLOCK);
  }

  @Test
  @Tag("JPKI-001")
  void fourDigitsAreAPin() {
    assertThat(states.enterPin(card, RIGHT)).isEqualTo(PinEntry.RIGHT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "123", "12345", "12a4", "１２３４", " 1234", "1234\n", "-123"})
  @Tag("JPKI-001")
  void whatIsNotFourDigitsIsRefusedWithoutLosingATry(String entered) {
    assertThatThrownBy(() -> states.enterPin(card, entered))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(states.triesLeft(card)).isEqualTo(3);
  }

  @Test
  @Tag("JPKI-005")
  void thirdWrongEntryInARowLocksAndTheRightPinIsRefusedAfterwards() {
    assertThat(states.enterPin(card, WRONG)).isEqualTo(PinEntry.WRONG);
    assertThat(states.triesLeft(card)).isEqualTo(2);
    assertThat(states.enterPin(card, WRONG)).isEqualTo(PinEntry.WRONG);
    assertThat(states.triesLeft(card)).isEqualTo(1);
    assertThat(states.enterPin(card, WRONG)).isEqualTo(PinEntry.LOCKED);

    assertThat(states.enterPin(card, RIGHT)).isEqualTo(PinEntry.LOCKED);
    assertThat(states.isLocked(card)).isTrue();
    assertThat(states.triesLeft(card)).isZero();
  }

  @Test
  @Tag("JPKI-006")
  void rightEntryBeforeTheThirdFailureResetsTheCount() {
    states.enterPin(card, WRONG);
    states.enterPin(card, WRONG);
    assertThat(states.enterPin(card, RIGHT)).isEqualTo(PinEntry.RIGHT);
    states.enterPin(card, WRONG);
    states.enterPin(card, WRONG);

    assertThat(states.isLocked(card)).isFalse();
    assertThat(states.enterPin(card, RIGHT)).isEqualTo(PinEntry.RIGHT);
  }

  @Test
  @Tag("JPKI-005")
  void lockOutlivesTheSimulatorAndBelongsToOneCard() {
    IntStream.range(0, 3).forEach(i -> states.enterPin(card, WRONG));

    CardStates afterRestart = read();

    assertThat(afterRestart.enterPin(card, RIGHT)).isEqualTo(PinEntry.LOCKED);
    assertThat(afterRestart.enterPin(directory.card("P01-expired"), RIGHT))
        .isEqualTo(PinEntry.RIGHT);
  }

  @Test
  void counterOfTheMunicipalityUnlocks() {
    IntStream.range(0, 3).forEach(i -> states.enterPin(card, WRONG));

    states.unlock(card);

    assertThat(states.triesLeft(card)).isEqualTo(3);
    assertThat(states.enterPin(card, RIGHT)).isEqualTo(PinEntry.RIGHT);
  }

  @Test
  @Tag("JPKI-005")
  void wrongEntriesAtTheSameTimeAreAllCounted() {
    IntStream.range(0, 3).parallel().forEach(i -> states.enterPin(card, WRONG));

    assertThat(states.isLocked(card)).isTrue();
  }

  @Test
  void stateIsThatOfTheKindUntilItIsChangedAndThenOutlivesTheSimulator() {
    assertThat(states.state(card)).isEqualTo(CardState.VALID);
    assertThat(states.state(directory.card("P01-revoked"))).isEqualTo(CardState.REVOKED);
    assertThat(states.state(directory.card("P02-hold"))).isEqualTo(CardState.ON_HOLD);
    assertThat(states.state(directory.card("P03-old"))).isEqualTo(CardState.SUPERSEDED);

    states.change(card, CardState.ON_HOLD);
    states.change(directory.card("P01-revoked"), CardState.VALID);

    CardStates afterRestart = read();
    assertThat(afterRestart.state(card)).isEqualTo(CardState.ON_HOLD);
    assertThat(afterRestart.since(card)).isEqualTo(Scene.NOW);
    assertThat(afterRestart.state(directory.card("P01-revoked"))).isEqualTo(CardState.VALID);
    assertThat(afterRestart.since(directory.card("P02-hold")))
        .isEqualTo(
            directory
                .card("P02-hold")
                .certificate()
                .getNotBefore()
                .toInstant()
                .plus(Duration.ofDays(30)));
  }
}
