package org.zaitaku.account;

import java.time.LocalDate;
import java.util.random.RandomGenerator;

/**
 * 初期パスワード: made by the system (ACC-045), shown once, valid for 30 days (ACC-048), to be changed at
 * the first log-in (LOG-004). Three groups of four characters, easy to read aloud: no 0 and O, no
 * 1, l and I; letters, digits and the hyphens between; 50 bits.
 */
public record InitialPassword(String value) {

  /** Days after the day of issue on which it still opens the door (LOG-006). */
  public static final int DAYS = 30;

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final int GROUPS = 3;
  private static final int LETTERS_IN_GROUP = 3;

  /** Three groups of three letters and a digit, e.g. {@code kfm4-wxa7-bqt2}. */
  public static InitialPassword random(RandomGenerator random) {
    StringBuilder password = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        password.append('-');
      }
      for (int letter = 0; letter < LETTERS_IN_GROUP; letter++) {
        password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      password.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return new InitialPassword(password.toString());
  }

  /** The last day on which it opens the door. */
  public static LocalDate validUntil(LocalDate issuedOn) {
    return issuedOn.plusDays(DAYS);
  }

  /** Never its value. */
  @Override
  public String toString() {
    return "InitialPassword";
  }
}
