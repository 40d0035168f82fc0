package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the holder of the device that read the card says.
 *
 * @param challenge before the point of what the card app brought
 * @param nonce behind it
 * @param matches whether both devices show the same number
 */
@Schema(name = "CompanionMatchRequest")
public record CompanionMatchRequest(
    @NotNull @Schema(description = "base64url without padding, 43 characters") String challenge,
    @NotNull @Schema(description = "base64url without padding, 43 characters") String nonce,
    @NotNull Boolean matches) {

  CardReturn cardReturn() {
    return new CardReturn(challenge, nonce);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "CompanionMatchRequest[…]";
  }
}
