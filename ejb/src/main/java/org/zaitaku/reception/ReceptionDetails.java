package org.zaitaku.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.settings.ShownInstitution;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * A reception as its browser may know it. Choices have no row for what another item covers.
 *
 * @param language in which the patient began, or chose in flow B; null where it was not kept
 * @param choices what the patient chose; null in flow C, and in flow B before
 * @param examinationDate 診療予約日, or null
 * @param registered what flow B found; empty before and after, and for a page that may not show it
 * @param matching while two devices compare a number
 * @param failure why nothing was registered; null unless it failed
 * @param eligibility empty until completion, and where nothing may be told
 * @param eligibilityWithheld whether it is not told because another device read the card
 * @param shownUntil when the result is no longer told; null unless completed
 */
public record ReceptionDetails(
    UUID id,
    int version,
    ReceptionFlow flow,
    ReceptionState state,
    Instant startedAt,
    CareSetting careSetting,
    ShownInstitution institution,
    String language,
    ConsentChoices choices,
    PrescriptionForm prescriptionForm,
    LocalDate examinationDate,
    Optional<RegisteredConsent> registered,
    Optional<Matching> matching,
    String failure,
    Optional<Eligibility> eligibility,
    boolean eligibilityWithheld,
    Instant shownUntil) {

  /** Never its contents. */
  @Override
  public String toString() {
    return "ReceptionDetails[" + id + " " + state + "]";
  }
}
