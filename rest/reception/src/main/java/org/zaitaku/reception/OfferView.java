package org.zaitaku.reception;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.PrescriptionOffer;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentItem;

/**
 * What a URL offers to a patient.
 *
 * @param items what is asked, in the order of the pages; every one needs an answer. None while the
 *     institution does not use this care setting
 * @param telephone where patients may ask; null where the institution told none
 * @param medicationCoversTreatment 薬剤情報の提供 stands for 診療・薬剤情報
 * @param recordSharing the items stand for what 電子カルテ情報共有サービス adds to them as well
 */
@Schema(
    name = "Offer",
    requiredProperties = {
      "institutionName",
      "telephone",
      "careSetting",
      "wording",
      "items",
      "medicationCoversTreatment",
      "recordSharing",
      "prescription"
    })
public record OfferView(
    String institutionName,
    @Schema(nullable = true) String telephone,
    CareSetting careSetting,
    Wording wording,
    List<ConsentItem> items,
    boolean medicationCoversTreatment,
    boolean recordSharing,
    PrescriptionOffer prescription) {

  static OfferView from(Offer offer) {
    ConsentOffer consent = offer.consent();
    return new OfferView(
        consent.institution().name(),
        consent.institution().telephone(),
        offer.careSetting(),
        Wording.of(consent.institution().kind()),
        consent.items(),
        consent.medicationCoversTreatment(),
        consent.recordSharing(),
        consent.prescription());
  }
}
