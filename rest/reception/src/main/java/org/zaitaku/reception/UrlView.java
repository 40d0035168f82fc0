package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * What a URL stands for. That nobody asks by it is an answer and no failure: a browser, which
 * writes every failed request down as a fault of the page, has nothing to complain of.
 *
 * @param offer null for an unknown URL
 * @param refusal null where consents are asked for
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
    /** Not at present: consents can be revoked, and nothing else. */
    SERVICE_NOT_OFFERED
  }

  static UrlView of(Offer offer) {
    return new UrlView(
        OfferView.from(offer), offer.isClosed() ? Refusal.SERVICE_NOT_OFFERED : null);
  }

  /**
   * @throws BusinessException the same, where it says something else than that the URL is unknown
   */
  static UrlView of(BusinessException refused) {
    if (refused.code() != ErrorCode.URL_UNKNOWN) {
      throw refused;
    }
    return new UrlView(null, Refusal.URL_UNKNOWN);
  }
}
