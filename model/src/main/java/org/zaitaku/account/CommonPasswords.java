package org.zaitaku.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passwords that are tried first (ASVS 6.2.4, 6.2.11): words of a list of our own, however they are
 * dressed up with capitals, look-alikes (P@ssw0rd), digits and symbols around or between, years and
 * repetitions; and rows of keys or signs.
 */
final class CommonPasswords {

  private static final String LIST = "common-passwords.txt";

  private static final Map<Character, Character> LOOK_ALIKES =
      Map.of(
          '@', 'a', '4', 'a', '3', 'e', '0', 'o', '$', 's', '5', 's', '!', 'i', '1', 'i', '7', 't');

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern NOT_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  /** The same one to six characters again and again. */
  private static final Pattern REPEATED = Pattern.compile("(?s)(.{1,6}?)\\1+.{0,3}");

  /** Rows as fingers find them. */
  private static final String[] ROWS = {
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm"
  };

  private static final Set<String> WORDS = read();

  private CommonPasswords() {}

  /** Whether a password is one of those that are tried first. */
  static boolean contains(String password) {
    String folded = password.toLowerCase(Locale.ROOT);
    if (REPEATED.matcher(folded).matches() || isRow(folded)) {
      return true;
    }
    // password2026!, 2026-Password, P@ssw0rd!!, pass-word-123
    return WORDS.contains(folded)
        || WORDS.contains(NOT_LETTERS.matcher(folded).replaceAll(""))
        || isWord(AROUND.matcher(folded).replaceAll(""))
        || isWord(NOT_LETTERS_OR_DIGITS.matcher(folded).replaceAll(""));
  }

  private static boolean isWord(String text) {
    String plain = AROUND.matcher(undress(text)).replaceAll("");
    return WORDS.contains(text)
        || WORDS.contains(NOT_LETTERS.matcher(plain).replaceAll(""))
        || WORDS.contains(NOT_LETTERS.matcher(undress(withoutEnd(text))).replaceAll(""));
  }

  /** Without the digits and symbols at its end, which are no look-alikes there. */
  private static String withoutEnd(String text) {
    return text.replaceAll("[^\\p{L}@$]+$", "");
  }

  private static String undress(String text) {
    return text.chars()
        .mapToObj(sign -> LOOK_ALIKES.getOrDefault((char) sign, (char) sign).toString())
        .collect(Collectors.joining());
  }

  /** Whether rows of keys are all that there is, forwards or backwards, beside some signs. */
  private static boolean isRow(String folded) {
    String keys = NOT_LETTERS_OR_DIGITS.matcher(folded).replaceAll("");
    if (keys.isEmpty()) {
      return true;
    }
    int runs = 0;
    int at = 0;
    while (at < keys.length()) {
      int length = longestRun(keys, at);
      if (length < 3) {
        return false;
      }
      at += length;
      runs++;
    }
    return runs <= 5;
  }

  private static int longestRun(String keys, int from) {
    int longest = 0;
    for (String row : ROWS) {
      String back = new StringBuilder(row).reverse().toString();
      for (String direction : new String[] {row, back}) {
        int length = 0;
        while (from + length < keys.length()
            && direction.contains(keys.substring(from, from + length + 1))) {
          length++;
        }
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  private static Set<String> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Pattern.compile(" ").splitAsStream(line.strip()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
