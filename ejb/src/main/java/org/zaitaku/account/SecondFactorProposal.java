package org.zaitaku.account;

/**
 * What an app needs to make codes. Shown once, to whom it belongs.
 *
 * @param secret base32, in groups of four for who types it
 * @param link {@code otpauth://totp/…}, for the two-dimensional code
 */
public record SecondFactorProposal(String secret, String link) {

  /** Never the seed. */
  @Override
  public String toString() {
    return "SecondFactorProposal";
  }
}
