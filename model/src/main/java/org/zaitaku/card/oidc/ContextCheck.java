package org.zaitaku.card.oidc;

import java.util.Set;

/**
 * The person authenticated in a way that was demanded.
 *
 * @param demanded values of {@code acr} of which the token must have one; empty where none is
 *     demanded
 */
public record ContextCheck(Set<String> demanded) implements IdTokenCheck {

  public ContextCheck {
    demanded = Set.copyOf(demanded);
  }

  @Override
  public void check(IdToken token) {
    if (!demanded.isEmpty() && (token.context() == null || !demanded.contains(token.context()))) {
      throw new OidcRefusedException(
          OidcRefusal.AUTHENTICATION_CONTEXT_WRONG, "acr is not one that was demanded");
    }
  }
}
