package org.zaitaku.card.oidc;

import java.util.List;

/**
 * The token is for us alone: another reader of it could lay it before us as the person's.
 *
 * @param clientId ours
 */
public record AudienceCheck(String clientId) implements IdTokenCheck {

  @Override
  public void check(IdToken token) {
    if (!token.audience().equals(List.of(clientId))) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_AUDIENCE_WRONG, "aud is not this client");
    }
    if (token.authorizedParty() != null && !token.authorizedParty().equals(clientId)) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_PARTY_WRONG, "azp is not this client");
    }
  }
}
