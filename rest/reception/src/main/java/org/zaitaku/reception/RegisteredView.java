package org.zaitaku.reception;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What flow B found (CON-B-005), and what is offered today.
 *
 * @param choices in the order of the pages; nothing for an item that was not asked then
 */
@Schema(
    name = "Registered",
    requiredProperties = {"choices", "prescriptionForm", "registeredAt", "offer"})
public record RegisteredView(
    Map<ConsentItem, ConsentDecision> choices,
    @Schema(nullable = true) PrescriptionForm prescriptionForm,
    Instant registeredAt,
    OfferView offer) {

  static RegisteredView from(RegisteredConsent registered, CareSetting careSetting) {
    return new RegisteredView(
        registered.choices().decisions(),
        registered.form(),
        registered.registeredAt().truncatedTo(ChronoUnit.SECONDS),
        OfferView.from(new Offer(careSetting, registered.offer())));
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "RegisteredView[" + registeredAt + "]";
  }
}
