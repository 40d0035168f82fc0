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
public record CardAnswerView(ReceptionState state, String returnUrl) {

  static CardAnswerView accepted(String returnUrl) {
    return new CardAnswerView(ReceptionState.AUTHENTICATED, returnUrl);
  }

  /** Never the address: it is as good as the card until it was opened. */
  @Override
  public String toString() {
    return "CardAnswerView[" + state + "]";
  }
}
