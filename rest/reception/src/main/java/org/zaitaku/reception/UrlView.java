package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.BusinessException;

/**
 * What a URL stands for. That nobody asks by it is an answer and no failure: a browser, which
 * writes every failed request down as a fault of the page, has nothing to complain of.
 *
 * @param offer null where there is a refusal
 * @param refusal null where there is an offer
 */
@Schema(
    name = "Url",
    requiredProperties = {"offer", "refusal"})
public record UrlView(
    @Schema(nullable = true) OfferView offer, @Schema(nullable = true) Refusal refusal) {

  /** Why nobody asks by a URL. */
  @Schema(name = "UrlRefusal")
  public enum Refusal {
    /** Never issued or withdrawn, which nobody can tell apart. */
    URL_UNKNOWN,
    /** Not at present. */
    SERVICE_NOT_OFFERED
  }

  static UrlView of(Offer offer) {
    return new UrlView(OfferView.from(offer), null);
  }

  /**
   * @throws BusinessException the same, where it says something else than that nobody asks
   */
  static UrlView of(BusinessException refused) {
    return switch (refused.code()) {
      case URL_UNKNOWN -> new UrlView(null, Refusal.URL_UNKNOWN);
      case SERVICE_NOT_OFFERED -> new UrlView(null, Refusal.SERVICE_NOT_OFFERED);
      default -> throw refused;
    };
  }
}
