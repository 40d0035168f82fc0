package org.zaitaku.card;

/**
 * What a card app sent to the callback, exactly as it came: nothing is checked yet and every
 * component may be null. Its text shows nothing of the content, because bodies of callbacks are
 * never logged.
 *
 * @param format {@code zaitaku-card:1}
 * @param challenge base64url without padding of the 32 bytes that were asked to be signed
 * @param certificate base64 of the DER of the user-authentication certificate
 * @param algorithm {@code RS256}, {@code ES256} or {@code ES384}
 * @param signature base64 of the card's signature
 */
public record CardAnswer(
    String format, String challenge, String certificate, String algorithm, String signature) {

  @Override
  public String toString() {
    return "CardAnswer[…]";
  }
}
