package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.card.oidc.OidcAnswer;

/**
 * What an identity provider put into the address of the page, each as it stands there, decoded.
 *
 * @param issuer {@code iss} (RFC 9207); left out where there is none
 */
@Schema(name = "ProviderReturnRequest")
public record ProviderReturnRequest(
    @NotNull @Schema(description = "base64url without padding, 43 characters") String state,
    @NotNull @Schema(maxLength = 1024) String code,
    @Schema(nullable = true, maxLength = 512) String issuer) {

  OidcAnswer answer() {
    return new OidcAnswer(state, code, issuer);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "ProviderReturnRequest[…]";
  }
}
