package org.zaitaku.reception;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * What a URL stands for. That nobody asks by it is an answer and no failure: a browser, which
 * writes every failed request down as a fault of the page, has nothing to complain of.
 *
 * @param offer null where there is a refusal
 * @param refusal URL_UNKNOWN: never issued or withdrawn, which nobody can tell apart;
 *     SERVICE_NOT_OFFERED: not at present; null where there is an offer
 */
@Schema(
    name = "Url",
    requiredProperties = {"offer", "refusal"})
public record UrlView(
    @Schema(nullable = true) OfferView offer,
    @Schema(
            nullable = true,
            enumeration = {"URL_UNKNOWN", "SERVICE_NOT_OFFERED"})
        ErrorCode refusal) {

  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(ErrorCode.URL_UNKNOWN, ErrorCode.SERVICE_NOT_OFFERED);

  static UrlView of(Offer offer) {
    return new UrlView(OfferView.from(offer), null);
  }

  /**
   * @throws BusinessException the same, where it says something else than that nobody asks
   */
  static UrlView of(BusinessException refused) {
    if (!REFUSALS.contains(refused.code())) {
      throw refused;
    }
    return new UrlView(null, refused.code());
  }
}
