package org.zaitaku.card;

import java.util.Objects;

/**
 * A card's answer was refused. The message is for the log of the operator: it names the rule and
 * never holds a serial, a name or a part of the answer.
 */
public class CardRefusedException extends RuntimeException {

  private final CardRefusal refusal;

  public CardRefusedException(CardRefusal refusal, String rule) {
    this(refusal, rule, null);
  }

  public CardRefusedException(CardRefusal refusal, String rule, Throwable cause) {
    super(refusal + ": " + rule, cause);
    this.refusal = Objects.requireNonNull(refusal);
  }

  public CardRefusal refusal() {
    return refusal;
  }
}
