package org.zaitaku.simulator;

import static org.zaitaku.simulator.CardKind.EXPIRED;
import static org.zaitaku.simulator.CardKind.NOT_YET_VALID;
import static org.zaitaku.simulator.CardKind.ON_HOLD;
import static org.zaitaku.simulator.CardKind.REVOKED;
import static org.zaitaku.simulator.CardKind.SUPERSEDED;
import static org.zaitaku.simulator.CardKind.UNTRUSTED;
import static org.zaitaku.simulator.CardKind.VALID;
import static org.zaitaku.simulator.CardKind.WEAK_KEY;
import static org.zaitaku.simulator.CardKind.WRONG_POLICY;
import static org.zaitaku.simulator.CardKind.WRONG_PURPOSE;
import static org.zaitaku.simulator.KeyKind.P_256;
import static org.zaitaku.simulator.KeyKind.P_384;
import static org.zaitaku.simulator.KeyKind.RSA_1024;
import static org.zaitaku.simulator.KeyKind.RSA_2048;

import java.util.List;
import java.util.Optional;

/**
 * A card that every directory has.
 *
 * @param card its name, also in files and addresses
 * @param person whom the server's test data registers for it; empty: nobody
 * @param authority the issuing authority
 * @param twin another card whose serial this one repeats (under another authority, so that both are
 *     legitimate)
 */
record CardPlan(
    String card,
    Optional<Person> person,
    int authority,
    KeyKind key,
    CardKind kind,
    Optional<String> twin) {

  /**
   * All cards, a twin always after the card that it repeats. P05 (generation 2) has the serial of
   * P01-revoked (generation 1), and the stranger's card that of P01: whoever keys a card by its
   * serial alone, or mixes the revocation lists of two generations, fails.
   */
  static final List<CardPlan> ALL =
      List.of(
          of("P01", Person.P01, 1, RSA_2048, VALID),
          of("P02", Person.P02, 2, P_256, VALID),
          of("P03", Person.P03, 2, P_256, VALID),
          of("P04", Person.P04, 1, RSA_2048, VALID),
          of("P01-revoked", Person.P01, 1, RSA_2048, REVOKED),
          of("P05", Person.P05, 2, RSA_2048, VALID).withSerialOf("P01-revoked"),
          of("P06", Person.P06, 2, P_384, VALID),
          of("P07", Person.P07, 1, RSA_2048, VALID),
          of("P08", Person.P08, 1, P_256, VALID),
          of("P09", Person.P09, 2, RSA_2048, VALID),
          of("P10", Person.P10, 2, P_256, VALID),
          of("P03-old", Person.P03, 1, RSA_2048, SUPERSEDED),
          of("P01-expired", Person.P01, 1, RSA_2048, EXPIRED),
          of("P02-hold", Person.P02, 2, P_256, ON_HOLD),
          of("P02-future", Person.P02, 2, P_256, NOT_YET_VALID),
          of("P01-signature", Person.P01, 1, RSA_2048, WRONG_PURPOSE),
          of("P01-policy", Person.P01, 2, P_256, WRONG_POLICY),
          of("P01-weak", Person.P01, 1, RSA_1024, WEAK_KEY),
          of("nobody", null, 2, P_256, VALID),
          of("stranger", null, CardAuthority.STRANGER, RSA_2048, UNTRUSTED).withSerialOf("P01"));

  private static CardPlan of(
      String card, Person person, int authority, KeyKind key, CardKind kind) {
    return new CardPlan(card, Optional.ofNullable(person), authority, key, kind, Optional.empty());
  }

  private CardPlan withSerialOf(String other) {
    return new CardPlan(card, person, authority, key, kind, Optional.of(other));
  }
}
