package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the card app is told of a card that was accepted. */
@Schema(name = "CardAccepted", requiredProperties = "state")
public record CardAnswerView(ReceptionState state) {

  static CardAnswerView accepted() {
    return new CardAnswerView(ReceptionState.AUTHENTICATED);
  }
}
