package org.zaitaku.reception;

import java.time.Instant;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What flow B found, and what may be chosen instead. Choices have no row for what another item
 * covers; an item that is offered since then has none either.
 */
public record RegisteredConsent(
    ConsentChoices choices, PrescriptionForm form, Instant registeredAt, ConsentOffer offer) {

  /** Never its contents. */
  @Override
  public String toString() {
    return "RegisteredConsent[" + registeredAt + "]";
  }
}
