package org.zaitaku.reception;

import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.CareSetting;

/** What a URL offers to a patient. */
public record Offer(CareSetting careSetting, ConsentOffer consent) {

  /**
   * Whether the institution does not use this care setting now: nothing is asked for, and consents
   * can be revoked alone.
   */
  public boolean isClosed() {
    return consent.items().isEmpty();
  }
}
