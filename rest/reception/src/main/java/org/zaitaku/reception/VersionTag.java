package org.zaitaku.reception;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ETag of a reception: its version in quotation marks (RFC 9110, 8.8.3). */
final class VersionTag {

  /**
   * One tag. A proxy that compresses makes it weak, and If-None-Match compares weakly (13.1.2); a
   * list or {@code *} our pages never send.
   */
  private static final Pattern FORM = Pattern.compile("(?:W/)?\"(0|[1-9][0-9]{0,8})\"");

  private VersionTag() {}

  static String of(int version) {
    return "\"" + version + "\"";
  }

  /** The version that the caller knows; empty where it names none, and is told everything. */
  static OptionalInt known(String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return OptionalInt.empty();
    }
    Matcher matcher = FORM.matcher(ifNoneMatch);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
