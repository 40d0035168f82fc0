package org.zaitaku.reception;

import java.time.Instant;

/**
 * What opens the card app: a link, which another device can read as a 二次元コード too, until the
 * challenge ends.
 */
public record CardRequest(String link, Instant expiresAt) {

  /** Never the link: it holds the challenge. */
  @Override
  public String toString() {
    return "CardRequest[until " + expiresAt + "]";
  }
}
