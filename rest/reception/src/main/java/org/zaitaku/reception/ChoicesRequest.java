package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What a patient chose on C-03.
 *
 * @param choices an answer for each item that is offered
 * @param prescriptionForm only where the offer has a choice
 * @param text what the patient reads
 */
@Schema(name = "ChoicesRequest")
public record ChoicesRequest(
    @NotNull
        @Schema(
            description = "Item to decision; the items are those of the offer",
            example = "{\"MEDICATION\":\"AGREED\",\"LIMIT_AMOUNT\":\"DECLINED\"}")
        Map<String, ConsentDecision> choices,
    PrescriptionForm prescriptionForm,
    @NotNull TextRequest text) {

  /** Only a name of this form is given back in a problem. */
  private static final Pattern NAME = Pattern.compile("[A-Z_]{1,40}");

  /**
   * @throws DoorException VALUE_MALFORMED for a name that is no item; an item that is not offered,
   *     the use case refuses
   */
  ConsentChoices consentChoices() {
    return consentChoices(choices);
  }

  static ConsentChoices consentChoices(Map<String, ConsentDecision> choices) {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    choices.forEach((name, decision) -> decisions.put(item(name), decision));
    return new ConsentChoices(decisions);
  }

  private static ConsentItem item(String name) {
    for (ConsentItem item : ConsentItem.values()) {
      if (item.name().equals(name)) {
        return item;
      }
    }
    throw new DoorException(
        DoorError.VALUE_MALFORMED, NAME.matcher(name).matches() ? "choices." + name : "choices");
  }
}
