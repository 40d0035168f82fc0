package org.zaitaku.shared;

/**
 * Characters that nobody types into a name and that deceive who reads it: controls, invisible ones,
 * ones that turn the direction, halves of a pair, unassigned and private ones.
 */
public final class OddCharacters {

  private OddCharacters() {}

  public static boolean in(String words) {
    return words.codePoints().anyMatch(OddCharacters::isOdd);
  }

  private static boolean isOdd(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
