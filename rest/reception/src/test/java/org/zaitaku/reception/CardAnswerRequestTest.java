package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

class CardAnswerRequestTest {

  private static CardAnswerRequest without(String part) {
    return new CardAnswerRequest(
        part.equals("format") ? null : "zaitaku-card:1",
        part.equals("challenge") ? null : Samples.CHALLENGE,
        part.equals("certificate") ? null : "AA==",
        part.equals("algorithm") ? null : "RS256",
        part.equals("signature") ? null : "AA==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"format", "challenge", "certificate", "algorithm", "signature"})
  void aMissingPart_isRefusedByNameBeforeTheChallengeIsSpent(String part) {
    assertThatThrownBy(without(part)::cardAnswer)
        .isInstanceOfSatisfying(
            DoorException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(DoorError.VALUE_MALFORMED);
              assertThat(refused.field()).contains(part);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u0000",
        "////////////////////////////////////////AAA"
      })
  void aChallengeThatIsNone_isRefused(String challenge) {
    CardAnswerRequest request =
        new CardAnswerRequest("zaitaku-card:1", challenge, "AA==", "RS256", "AA==");

    assertThatThrownBy(request::cardAnswer)
        .isInstanceOfSatisfying(
            DoorException.class, refused -> assertThat(refused.field()).contains("challenge"));
  }

  @Test
  void everythingElse_isLeftToTheChecksOfTheCard() {
    CardAnswerRequest request =
        new CardAnswerRequest("other", Samples.CHALLENGE, "\u0000", "none", "\ud800");

    assertThat(request.cardAnswer())
        .isEqualTo(new CardAnswer("other", Samples.CHALLENGE, "\u0000", "none", "\ud800"));
  }

  @Test
  void itsText_showsNothingOfTheBody() {
    assertThat(without("format")).hasToString("CardAnswerRequest[…]");
  }
}
