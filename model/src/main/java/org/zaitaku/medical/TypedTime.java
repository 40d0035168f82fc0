package org.zaitaku.medical;

import java.text.Normalizer;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people type it: 9:05 or 12：55, hours 0 to 23, minutes 00 to 59 (HIS-003). */
public final class TypedTime {

  private static final Pattern FORM = Pattern.compile("([0-9]|[01][0-9]|2[0-3]):([0-5][0-9])");

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private TypedTime() {}

  /** Empty where it is no time of the day; 24:00 is none. */
  public static Optional<LocalTime> parse(String typed) {
    Matcher form = FORM.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).strip());
    return form.matches()
        ? Optional.of(
            LocalTime.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** 09:05. */
  public static String show(LocalTime time) {
    return SHOWN.format(time);
  }
}
