package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * Two browsers and two cards in any order: no consent that its patient did not authenticate and
 * confirm, and none lost that was.
 *
 * <p>The same sequences each time; others with {@code -Dzaitaku.sequences.seed}, more with {@code
 * -Dzaitaku.sequences.count}. A failure prints its own seed and what was done.
 */
@Tag("long")
class RandomSequencesIT {

  private static final long SEED = 20261121;
  private static final int COUNT = 10;
  private static final int LENGTH = 90;

  private static final List<String> CARDS = List.of("P01", "P02");

  @Test
  @Tag("CON-A-028")
  @Tag("CON-B-014")
  @Tag("JPKI-011")
  void whateverTheOrderWhatIsRegisteredIsWhatItsPatientAuthenticatedAndConfirmed()
      throws SQLException {
    long seed = Long.getLong("zaitaku.sequences.seed", SEED);
    int count = Integer.getInteger("zaitaku.sequences.count", COUNT);
    Map<String, Integer> reached = new TreeMap<>();
    long begun = System.nanoTime();
    try (SequenceRows rows = new SequenceRows(PatientBrowser.HOSPITAL, CARDS)) {
      Map<String, List<String>> names =
          CARDS.stream().collect(Collectors.toMap(card -> card, rows::namesOf));
      String token = PatientBrowser.urlToken(PatientBrowser.HOSPITAL);
      for (int i = 0; i < count; i++) {
        RandomSequence sequence = new RandomSequence(seed + i, token, rows, names, reached);
        rows.registered().forEach(RandomSequencesIT::revoke);
        boolean held = false;
        try {
          sequence.run(LENGTH);
          held = true;
        } finally {
          if (!held) {
            System.out.println(sequence.story().whole());
          }
        }
      }
      rows.registered().forEach(RandomSequencesIT::revoke);
    }
    System.out.printf(
        "sequences -Dzaitaku.sequences.seed=%d -Dzaitaku.sequences.count=%d: %d s, %s%n",
        seed, count, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), reached);
    if (seed == SEED && count >= COUNT) {
      assertThat(reached)
          .as("what makes the sequences worth their time")
          .containsKeys(
              "REGISTRATION to COMPLETED in its own browser",
              "REGISTRATION to COMPLETED across devices",
              "UPDATE to ENQUIRED in its own browser",
              "UPDATE to ENQUIRED across devices",
              "UPDATE to COMPLETED in its own browser",
              "UPDATE to COMPLETED across devices",
              "REVOCATION to COMPLETED in its own browser",
              "REVOCATION to COMPLETED across devices",
              "NUMBER_MISMATCH",
              "NOTHING_REGISTERED",
              "CONSENT_CHANGED",
              "the second card of another person",
              "the same answer again",
              "a stranger's device that compares the number",
              "came back twice at once",
              "matched at once",
              "taken back, and another stands",
              "taken back, and nothing stands",
              "what is registered was shown",
              "refused: answer an older request",
              "refused: return to a stranger",
              "refused: return with a wrong nonce",
              "refused: number that nobody compares here",
              "refused: number that nobody compares there",
              "refused: reach for another's reception",
              "refused: read by a second page");
    }
  }

  /** What an earlier test or sequence left, and the oracle of the next does not know. */
  private static void revoke(String person) {
    PatientBrowser browser = new PatientBrowser();
    browser.begin(PatientBrowser.HOSPITAL, ConsentOracle.REVOCATION);
    assertThat(browser.authenticate(Installation.get().cards().card(person)).body().toString())
        .contains("\"state\":\"COMPLETED\"");
  }
}
