package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the card app is told of a card that was accepted.
 *
 * @param returnUrl what it opens now, in the browser that it came from; it is for this app alone
 */
@Schema(
    name = "CardAccepted",
    requiredProperties = {"state", "returnUrl"})
public record CardAnswerView(
    ReceptionState state,
    @Schema(
            description =
                "What the app opens next, letter by letter including what follows the #, in the browser from which it was opened;"
                    + " on another device than the one that began, in that device's browser. Nothing is registered before. Secret:"
                    + " neither logged nor sent elsewhere, and good for as long as the reception waits. The same answer again gets"
                    + " the same address. After any other end the app opens {return} of the link.")
        String returnUrl) {

  static CardAnswerView accepted(String returnUrl) {
    return new CardAnswerView(ReceptionState.AUTHENTICATED, returnUrl);
  }

  /** Never the address: it is as good as the card until it was opened. */
  @Override
  public String toString() {
    return "CardAnswerView[" + state + "]";
  }
}
