package org.zaitaku.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

/**
 * A reception as its browser may know it. Moments are told to the second.
 *
 * @param telephone where patients may ask; null where the institution told none
 * @param flow A is REGISTRATION, B is UPDATE, C is REVOCATION
 * @param language in which the patient began, or chose in flow B; null where it was not kept
 * @param registered what flow B found; null but in ENQUIRED, and for a page that may not show it
 * @param choices in the order of the pages; nothing for what another item covers
 * @param examinationDate 診療予約日 of an online consultation
 * @param matching while two devices compare a number, else null
 * @param failure why nothing was registered: the constant of an error or of a card's refusal
 * @param eligibility only of a COMPLETED reception, and null where nothing can be shown
 * @param eligibilityWithheld whether it is not told because another device read the card
 * @param shownUntil when the result is no longer told
 */
@Schema(
    name = "Reception",
    requiredProperties = {
      "id",
      "flow",
      "state",
      "startedAt",
      "careSetting",
      "institutionName",
      "telephone",
      "wording",
      "language",
      "registered",
      "choices",
      "prescriptionForm",
      "examinationDate",
      "matching",
      "failure",
      "eligibility",
      "eligibilityWithheld",
      "shownUntil"
    })
public record ReceptionView(
    UUID id,
    ReceptionFlow flow,
    ReceptionState state,
    Instant startedAt,
    CareSetting careSetting,
    String institutionName,
    @Schema(nullable = true) String telephone,
    Wording wording,
    @Schema(nullable = true) String language,
    @Schema(nullable = true) RegisteredView registered,
    Map<ConsentItem, ConsentDecision> choices,
    @Schema(nullable = true) PrescriptionForm prescriptionForm,
    @Schema(nullable = true) LocalDate examinationDate,
    @Schema(nullable = true, description = "While two devices compare a number")
        MatchingView matching,
    @Schema(nullable = true) String failure,
    @Schema(nullable = true) EligibilityView eligibility,
    @Schema(description = "Whether eligibility is not told because another device read the card")
        boolean eligibilityWithheld,
    @Schema(nullable = true) Instant shownUntil) {

  static ReceptionView from(ReceptionDetails details) {
    return new ReceptionView(
        details.id(),
        details.flow(),
        details.state(),
        details.startedAt().truncatedTo(ChronoUnit.SECONDS),
        details.careSetting(),
        details.institution().name(),
        details.institution().telephone(),
        Wording.of(details.institution().kind()),
        details.language(),
        details
            .registered()
            .map(registered -> RegisteredView.from(registered, details.careSetting()))
            .orElse(null),
        details.choices() == null ? Map.of() : details.choices().decisions(),
        details.prescriptionForm(),
        details.examinationDate(),
        details.matching().map(MatchingView::from).orElse(null),
        details.failure(),
        details.eligibility().map(EligibilityView::from).orElse(null),
        details.eligibilityWithheld(),
        details.shownUntil() == null ? null : details.shownUntil().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "ReceptionView[" + id + " " + state + "]";
  }
}
