package org.zaitaku.card.oidc;

import java.time.Instant;
import java.util.List;

/**
 * The claims of an ID token whose signature was verified; each is null, or empty, where the token
 * has it not.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param authorizedParty {@code azp}
 * @param expiresAt {@code exp}
 * @param issuedAt {@code iat}
 * @param notBefore {@code nbf}
 * @param authenticatedAt {@code auth_time}
 * @param nonce {@code nonce}
 * @param context {@code acr}
 * @param subject {@code sub}
 */
public record IdToken(
    String issuer,
    List<String> audience,
    String authorizedParty,
    Instant expiresAt,
    Instant issuedAt,
    Instant notBefore,
    Instant authenticatedAt,
    String nonce,
    String context,
    String subject) {

  public IdToken {
    audience = List.copyOf(audience);
  }

  /** Never the claims: they name a person. */
  @Override
  public String toString() {
    return "IdToken[…]";
  }
}
