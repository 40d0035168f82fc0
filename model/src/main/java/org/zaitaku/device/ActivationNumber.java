package org.zaitaku.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The twelve digits of an アクティベーションコード (ACT-002). Whoever knows them can register a device. */
public record ActivationNumber(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{12}");

  private static final long NUMBERS = 1_000_000_000_000L;

  public ActivationNumber {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not twelve digits");
    }
  }

  /** Each of the 10^12 with the same probability. */
  public static ActivationNumber random(SecureRandom random) {
    return new ActivationNumber(String.format(Locale.ROOT, "%012d", random.nextLong(NUMBERS)));
  }

  /** As somebody typed it: blanks and hyphens between the digits do not matter. */
  public static Optional<ActivationNumber> parse(String typed) {
    String digits = typed == null ? "" : typed.replaceAll("[\\s\\u3000-]", "");
    return FORM.matcher(digits).matches()
        ? Optional.of(new ActivationNumber(digits))
        : Optional.empty();
  }

  /** Never its digits. */
  @Override
  public String toString() {
    return "ActivationNumber[…]";
  }
}
