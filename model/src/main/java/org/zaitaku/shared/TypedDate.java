package org.zaitaku.shared;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A date as people type it: 20201010 or 2020/10/10, full-width digits as well (ACC-039). */
public final class TypedDate {

  private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}");

  private static final DateTimeFormatter PACKED =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter SLASHED =
      DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

  private TypedDate() {}

  /** Empty where it is no date of the calendar. */
  public static Optional<LocalDate> parse(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text, text.indexOf('/') < 0 ? PACKED : SLASHED));
    } catch (DateTimeParseException notInTheCalendar) {
      return Optional.empty();
    }
  }

  /** 2020/10/10; empty for no date. */
  public static String show(LocalDate date) {
    return date == null ? "" : SHOWN.format(date);
  }
}
