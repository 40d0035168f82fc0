package org.zaitaku.simulator;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.CRLReason;

/** What CRL and OCSP say about a card. */
public enum CardState {
  VALID("valid", -1),
  REVOKED("revoked", CRLReason.keyCompromise),
  ON_HOLD("hold", CRLReason.certificateHold),
  SUPERSEDED("superseded", CRLReason.superseded);

  private final String word;
  private final int reason;

  CardState(String word, int reason) {
    this.word = word;
    this.reason = reason;
  }

  /** The word of the admin API and of the state file. */
  public String word() {
    return word;
  }

  /** The reason code of RFC 5280, 5.3.1; a valid card has none. */
  int reason() {
    if (this == VALID) {
      throw new IllegalStateException("a valid card is not revoked for a reason");
    }
    return reason;
  }

  static CardState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "state must be one of valid, revoked, hold, superseded"));
  }
}
