package org.zaitaku.ops;

import java.security.SecureRandom;
import java.util.function.Predicate;

/**
 * Passwords for a demonstration that a person can read out to another: three groups of five from
 * letters and digits that are not taken for one another (no 0 O o 1 l I), joined by a hyphen, which
 * is the symbol. 17 characters, about 86 bits.
 */
final class ReadablePassword {

  private static final String LETTERS_AND_DIGITS =
      "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 5;

  private final SecureRandom random;

  ReadablePassword(SecureRandom random) {
    this.random = random;
  }

  /** A new password with at least one small letter, one capital, one digit and one symbol. */
  String next() {
    String candidate;
    do {
      candidate = draw();
    } while (!has(candidate, Character::isLowerCase)
        || !has(candidate, Character::isUpperCase)
        || !has(candidate, Character::isDigit));
    return candidate;
  }

  private String draw() {
    StringBuilder password = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        password.append('-');
      }
      for (int i = 0; i < GROUP_LENGTH; i++) {
        password.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
      }
    }
    return password.toString();
  }

  private static boolean has(String password, Predicate<Character> kind) {
    return password.chars().anyMatch(c -> kind.test((char) c));
  }
}
