package org.zaitaku.account;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.zaitaku.shared.UserId;

/**
 * What a person may choose as password (LOG-046; guideline: at least 13 characters with letters,
 * digits and symbols and then no forced change, or at least 8 with a change every two months).
 * Characters are code points of any script; nothing is cut off or altered.
 *
 * @param changeAfter how long a password may be used; of {@link Kind#PERIODIC} only
 */
public record PasswordPolicy(Kind kind, Period changeAfter) {

  /** Longest password, in code points. */
  public static final int MOST = 128;

  /** How many passwords may not come back, today's among them. */
  public static final int REMEMBERED = 5;

  /** An ID of two letters stands in half of all sentences. */
  private static final int SHORTEST_ID_TO_LOOK_FOR = 3;

  private static final int KINDS_OF_PERIODIC = 3;

  /** The guideline's alternatives. */
  public enum Kind {
    /** Long, and never to be changed. */
    LONG(13),
    /** Shorter, and to be changed. */
    PERIODIC(8);

    private final int least;

    Kind(int least) {
      this.least = least;
    }

    /** Least number of characters. */
    public int least() {
      return least;
    }
  }

  private enum Sign {
    UPPER,
    LOWER,
    DIGIT,
    SYMBOL
  }

  /** Everything that is wrong with a new password by itself; empty where it is a good one. */
  public List<PasswordFault> faults(String password, UserId userId) {
    List<PasswordFault> faults = new ArrayList<>();
    int length = password.codePointCount(0, password.length());
    if (length < kind.least()) {
      faults.add(PasswordFault.TOO_SHORT);
    }
    if (length > MOST) {
      faults.add(PasswordFault.TOO_LONG);
    }
    if (!hasKinds(password)) {
      faults.add(PasswordFault.TOO_FEW_KINDS);
    }
    if (holds(password, userId)) {
      faults.add(PasswordFault.HOLDS_USER_ID);
    }
    if (CommonPasswords.contains(password)) {
      faults.add(PasswordFault.COMMON);
    }
    return faults;
  }

  /** The last day of a password that is set on {@code today}; null where it has none. */
  public LocalDate validUntil(LocalDate today) {
    return kind == Kind.LONG ? null : today.plus(changeAfter);
  }

  private boolean hasKinds(String password) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    password.codePoints().forEach(point -> signs.add(sign(point)));
    return switch (kind) {
      case LONG ->
          (signs.contains(Sign.UPPER) || signs.contains(Sign.LOWER))
              && signs.contains(Sign.DIGIT)
              && signs.contains(Sign.SYMBOL);
      case PERIODIC -> signs.size() >= KINDS_OF_PERIODIC;
    };
  }

  /** A letter without case, as 漢 is, is a small one. */
  private static Sign sign(int point) {
    if (Character.isDigit(point)) {
      return Sign.DIGIT;
    }
    if (Character.isLetter(point)) {
      return Character.isUpperCase(point) ? Sign.UPPER : Sign.LOWER;
    }
    return Sign.SYMBOL;
  }

  private static boolean holds(String password, UserId userId) {
    String folded = password.toLowerCase(Locale.ROOT);
    return userId.value().length() < SHORTEST_ID_TO_LOOK_FOR
        ? folded.equals(userId.folded())
        : folded.contains(userId.folded());
  }
}
