package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

/**
 * What the card app posts. A part that is missing, or a challenge that is none, is refused here, so
 * that no challenge is spent on it; everything else the checks of the card look at.
 */
@Schema(
    name = "CardAnswer",
    requiredProperties = {"format", "challenge", "certificate", "algorithm", "signature"})
public record CardAnswerRequest(
    @Schema(example = "zaitaku-card:1") String format,
    @Schema(description = "base64url without padding, 43 characters") String challenge,
    @Schema(description = "base64 of the certificate's DER") String certificate,
    @Schema(example = "RS256") String algorithm,
    @Schema(description = "base64; ECDSA in the form of IEEE P1363") String signature) {

  /**
   * @throws DoorException VALUE_MALFORMED with the name of the part
   */
  CardAnswer cardAnswer() {
    demand("format", format);
    demand("challenge", ChallengeValue.parse(challenge).isPresent() ? challenge : null);
    demand("certificate", certificate);
    demand("algorithm", algorithm);
    demand("signature", signature);
    return new CardAnswer(format, challenge, certificate, algorithm, signature);
  }

  private static void demand(String part, String value) {
    if (value == null) {
      throw new DoorException(DoorError.VALUE_MALFORMED, part);
    }
  }

  /** Never its contents: bodies of callbacks are not logged. */
  @Override
  public String toString() {
    return "CardAnswerRequest[…]";
  }
}
