package org.zaitaku.account;

import java.util.Optional;

/**
 * ユーザ名 and ユーザ名（カナ）: what they may hold and how long they may be (ACC-037, ACC-038, X-12). Counted
 * in characters as people see them: 𠮷 is one.
 */
public enum PersonName {
  /** Full-width letters, kanji among them, because names need them; at most 20. */
  USER_NAME(20) {
    @Override
    boolean allows(int codePoint) {
      return isLetter(codePoint);
    }
  },
  /** Full-width katakana, letters and digits; at most 40. */
  USER_NAME_KANA(40) {
    @Override
    boolean allows(int codePoint) {
      return isKatakana(codePoint);
    }
  };

  private static final String MARKS = "・．，－’（）＆　";
  private static final int PROLONGED_SOUND_MARK = 'ー';
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;
  private static final int FULL_WIDTH_SPACE = 0x3000;

  private final int longest;

  PersonName(int longest) {
    this.longest = longest;
  }

  abstract boolean allows(int codePoint);

  /** Most characters. */
  public int longest() {
    return longest;
  }

  /**
   * As it is kept: blanks around it gone, half-width letters, digits and blanks made full-width.
   * Nothing else is changed.
   */
  public static String tidy(String typed) {
    StringBuilder tidy = new StringBuilder();
    typed.codePoints().map(PersonName::widen).forEach(tidy::appendCodePoint);
    return tidy.toString().strip();
  }

  /** What is wrong with a tidied name; empty where nothing is. */
  public Optional<Fault> findFault(String tidied) {
    if (tidied.isEmpty()) {
      return Optional.of(Fault.MISSING);
    }
    if (tidied.codePoints().anyMatch(PersonName::isHalfWidthKana)) {
      return Optional.of(Fault.HALF_WIDTH_KANA);
    }
    if (!tidied.codePoints().allMatch(this::allows)) {
      return Optional.of(Fault.CHARACTERS);
    }
    return tidied.codePointCount(0, tidied.length()) > longest
        ? Optional.of(Fault.TOO_LONG)
        : Optional.empty();
  }

  private static int widen(int codePoint) {
    if (codePoint == ' ') {
      return FULL_WIDTH_SPACE;
    }
    boolean ascii =
        (codePoint >= '0' && codePoint <= '9')
            || (codePoint >= 'A' && codePoint <= 'Z')
            || (codePoint >= 'a' && codePoint <= 'z');
    return ascii ? codePoint + FULL_WIDTH_OFFSET : codePoint;
  }

  private static boolean isHalfWidthKana(int codePoint) {
    return (codePoint >= 0xFF61 && codePoint <= 0xFF9F);
  }

  private static boolean isLetter(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return isKatakana(codePoint)
        || ((script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HIRAGANA)
            && Character.isLetter(codePoint))
        || codePoint == '々'
        || codePoint == '〇';
  }

  private static boolean isKatakana(int codePoint) {
    return (codePoint >= 'ァ' && codePoint <= 'ヺ')
        || codePoint == PROLONGED_SOUND_MARK
        || isFullWidthAlphanumeric(codePoint)
        || MARKS.indexOf(codePoint) >= 0;
  }

  private static boolean isFullWidthAlphanumeric(int codePoint) {
    return (codePoint >= '０' && codePoint <= '９')
        || (codePoint >= 'Ａ' && codePoint <= 'Ｚ')
        || (codePoint >= 'ａ' && codePoint <= 'ｚ');
  }
}
