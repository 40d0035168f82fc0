package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptionStateTest {

  /**
   * ASK_FOR_CARD, ANSWER, VERIFY, MEET, ENQUIRE, CHOOSE, COMPLETE, FAIL, WITHDRAW, EXPIRE; a dash:
   * not possible.
   */
  private static final String TABLE =
      """
      STARTED       CHALLENGED -        -             -          -        -        -         -      WITHDRAWN EXPIRED
      CHALLENGED    CHALLENGED ANSWERED -             -          -        ENQUIRED -         -      WITHDRAWN EXPIRED
      ANSWERED      -          -        AUTHENTICATED CHALLENGED -        -        -         FAILED WITHDRAWN -
      AUTHENTICATED CHALLENGED -        -             -          ENQUIRED -        COMPLETED FAILED WITHDRAWN EXPIRED
      ENQUIRED      CHALLENGED -        -             -          -        ENQUIRED -         -      WITHDRAWN EXPIRED
      COMPLETED     -          -        -             -          -        -        -         -      WITHDRAWN -
      FAILED        -          -        -             -          -        -        -         -      -         -
      WITHDRAWN     -          -        -             -          -        -        -         -      -         -
      EXPIRED       -          -        -             -          -        -        -         -      -         -
      """;

  private static final List<ReceptionState.Event> EVENTS =
      List.of(
          ReceptionState.Event.ASK_FOR_CARD,
          ReceptionState.Event.ANSWER,
          ReceptionState.Event.VERIFY,
          ReceptionState.Event.MEET,
          ReceptionState.Event.ENQUIRE,
          ReceptionState.Event.CHOOSE,
          ReceptionState.Event.COMPLETE,
          ReceptionState.Event.FAIL,
          ReceptionState.Event.WITHDRAW,
          ReceptionState.Event.EXPIRE);

  private static Stream<List<String>> lines() {
    return TABLE.lines().map(line -> List.of(line.trim().split(" +", -1)));
  }

  static Stream<Arguments> cells() {
    return lines()
        .flatMap(
            line ->
                EVENTS.stream()
                    .map(
                        event ->
                            Arguments.of(
                                ReceptionState.valueOf(line.get(0)),
                                event,
                                line.get(1 + EVENTS.indexOf(event)))));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @Tag("CON-A-001")
  @MethodSource("cells")
  void everyEventInEveryStateLeadsWhereTheTableSays(
      ReceptionState state, ReceptionState.Event event, String after) {
    assertThat(state.after(event).map(ReceptionState::name).orElse("-")).isEqualTo(after);
  }

  @Test
  void theTableOfThisTestHasEveryCell() {
    assertThat(EVENTS).containsExactlyInAnyOrder(ReceptionState.Event.values());
    assertThat(lines().map(line -> ReceptionState.valueOf(line.get(0))))
        .containsExactlyInAnyOrder(ReceptionState.values());
    assertThat(lines()).allMatch(line -> line.size() == 1 + EVENTS.size());
  }

  @Test
  @Tag("CON-A-028")
  @Tag("CON-A-030")
  void completionIsReachedOnlyThroughTheCard() {
    Map<Boolean, List<ReceptionState>> byReach =
        Arrays.stream(ReceptionState.values())
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    state ->
                        state
                            .after(ReceptionState.Event.COMPLETE)
                            .filter(ReceptionState.COMPLETED::equals)
                            .isPresent()));
    assertThat(byReach.get(true)).containsExactly(ReceptionState.AUTHENTICATED);
  }

  @ParameterizedTest
  @EnumSource(ReceptionState.class)
  void aReceptionIsUnfinishedAsLongAsItCanGoOnToCompletion(ReceptionState state) {
    boolean goesOn =
        Stream.of(
                ReceptionState.Event.ASK_FOR_CARD,
                ReceptionState.Event.ANSWER,
                ReceptionState.Event.VERIFY,
                ReceptionState.Event.MEET,
                ReceptionState.Event.COMPLETE)
            .anyMatch(event -> state.after(event).isPresent());
    assertThat(state.isUnfinished()).isEqualTo(goesOn);
  }
}
