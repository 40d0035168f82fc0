package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the card app brought behind the {@code #} of the page's address.
 *
 * @param challenge before the point
 * @param nonce behind it
 */
@Schema(name = "CardReturnRequest")
public record CardReturnRequest(
    @NotNull @Schema(description = "base64url without padding, 43 characters") String challenge,
    @NotNull @Schema(description = "base64url without padding, 43 characters") String nonce) {

  CardReturn cardReturn() {
    return new CardReturn(challenge, nonce);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "CardReturnRequest[…]";
  }
}
