package org.zaitaku.settings;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A telephone number of Japan as patients are told it: digits that begin with 0, 10 or 11 of them,
 * which hyphens may part.
 */
final class TelephoneNumber {

  private static final Pattern FORM = Pattern.compile("0[0-9]{0,4}(-?[0-9]{1,4}){1,3}");
  private static final int LEAST = 10;
  private static final int MOST = 11;

  private TelephoneNumber() {}

  /** Full-width digits and dashes as half-width ones, without space around. */
  static String tidy(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).replaceAll("[‐‑–—―−ー]", "-");
  }

  static boolean isOne(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    return FORM.matcher(text).matches() && digits >= LEAST && digits <= MOST;
  }
}
