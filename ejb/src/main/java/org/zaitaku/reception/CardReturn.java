package org.zaitaku.reception;

/**
 * What the card app brings to a browser after a good answer, each 43 characters of base64url.
 *
 * @param challenge as it was answered
 * @param nonce that only the app was told
 */
public record CardReturn(String challenge, String nonce) {

  /** Never its contents. */
  @Override
  public String toString() {
    return "CardReturn[…]";
  }
}
