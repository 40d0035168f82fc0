package org.zaitaku.card.oidc;

/**
 * The token is by the configured provider, letter by letter.
 *
 * @param issuer as configured
 */
public record IssuerCheck(String issuer) implements IdTokenCheck {

  @Override
  public void check(IdToken token) {
    if (!issuer.equals(token.issuer())) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_ISSUER_WRONG, "iss is not the provider's");
    }
  }
}
