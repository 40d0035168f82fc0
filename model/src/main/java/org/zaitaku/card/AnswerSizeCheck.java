package org.zaitaku.card;

/**
 * Refuses an answer with a part that is longer than any true one, before anything of it is read.
 * Limits in characters: a card's certificate is below 2 KiB, a signature of RSA-4096 has 684.
 */
public final class AnswerSizeCheck {

  /** Longest format, challenge or algorithm. */
  public static final int MAX_WORD = 64;

  /** Longest certificate: 6 KiB of DER. */
  public static final int MAX_CERTIFICATE = 8192;

  /** Longest signature: that of an RSA key of 8192 bits. */
  public static final int MAX_SIGNATURE = 1368;

  /**
   * {@link CardRefusal#TOO_LARGE} when a part is too long; a missing part is none of this rule's
   * business.
   */
  public void check(CardAnswer answer) {
    limit("format", answer.format(), MAX_WORD);
    limit("challenge", answer.challenge(), MAX_WORD);
    limit("certificate", answer.certificate(), MAX_CERTIFICATE);
    limit("algorithm", answer.algorithm(), MAX_WORD);
    limit("signature", answer.signature(), MAX_SIGNATURE);
  }

  private static void limit(String part, String value, int max) {
    if (value != null && value.length() > max) {
      throw new CardRefusedException(CardRefusal.TOO_LARGE, part + " over " + max + " characters");
    }
  }
}
