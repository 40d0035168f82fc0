package org.zaitaku.reception;

import java.time.Instant;
import org.zaitaku.card.CardMethod;

/**
 * What asks for the card: a link, until the challenge ends.
 *
 * @param method whose link it is: the card app's or an identity provider's
 * @param device where it is to be opened; always the same device for a provider, which sends the
 *     browser back
 */
public record CardRequest(String link, CardMethod method, CardDevice device, Instant expiresAt) {

  /** Never the link: it holds the challenge. */
  @Override
  public String toString() {
    return "CardRequest[until " + expiresAt + "]";
  }
}
