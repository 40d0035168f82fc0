package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What a patient came for, and what the patient chose on B-01.
 *
 * @param url token of the institution's URL
 * @param flow A is REGISTRATION, B is UPDATE, C is REVOCATION
 * @param choices only of REGISTRATION: an answer for each item that the URL offers
 * @param prescriptionForm only of REGISTRATION, where the URL offers a choice
 * @param examinationDate only of REGISTRATION at an online URL: 診療予約日, today to a year ahead
 * @param text what the patient reads
 */
@Schema(name = "StartRequest")
public record StartRequest(
    @NotNull String url,
    @NotNull ReceptionFlow flow,
    @Schema(
            nullable = true,
            description = "Item to decision; the items are those of the offer",
            example = "{\"MEDICATION\":\"AGREED\",\"LIMIT_AMOUNT\":\"DECLINED\"}")
        Map<String, ConsentDecision> choices,
    PrescriptionForm prescriptionForm,
    @Schema(nullable = true, example = "2026-12-01") LocalDate examinationDate,
    @NotNull TextRequest text) {

  /**
   * What the use case takes.
   *
   * @throws DoorException VALUE_MALFORMED for choices where the flow has none, or none where it
   *     has, and for a name that is no item; an item that is not offered, the use case refuses
   */
  Beginning beginning(ShownTexts texts) {
    boolean registration = flow == ReceptionFlow.REGISTRATION;
    if (registration != (choices != null)) {
      throw new DoorException(DoorError.VALUE_MALFORMED, "choices");
    }
    if (!registration && prescriptionForm != null) {
      throw new DoorException(DoorError.VALUE_MALFORMED, "prescriptionForm");
    }
    if (!registration && examinationDate != null) {
      throw new DoorException(DoorError.VALUE_MALFORMED, "examinationDate");
    }
    return new Beginning(
        url,
        flow,
        registration ? ChoicesRequest.consentChoices(choices) : null,
        prescriptionForm,
        examinationDate,
        texts.of(text));
  }
}
