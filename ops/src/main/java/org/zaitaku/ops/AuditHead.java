package org.zaitaku.ops;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a chain of the audit ended, at the end of a day or at some moment of it.
 *
 * @param institution its chain; 0 for the operator and for lines of no institution
 * @param links of this day, up to there
 * @param seq number of the last one
 * @param hash of the last one, lower-case hex
 * @param whole whether the day was over
 */
record AuditHead(
    long institution, LocalDate day, long links, long seq, String hash, boolean whole) {

  /** As the server logs it: at the end of a day, and each hour so far. */
  private static final Pattern LOGGED =
      Pattern.compile(
          "audit-head(-so-far)? day=([0-9]{4}-[0-9]{2}-[0-9]{2}) institution=([0-9]{1,18}) links=([0-9]{1,18})"
              + " seq=([0-9]{1,18}) hash=([0-9a-f]{64})");

  /** As {@code scripts/verify-audit} prints it; the day may have gone on. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2}) institution ([0-9]{1,18}): ([0-9]{1,18}) links, head #([0-9]{1,18}) ([0-9a-f]{64})");

  /** The head that a line of the server's log, or of what was printed, holds; if any. */
  static Optional<AuditHead> find(String line) {
    return all(line).findFirst();
  }

  /** Every head that a text holds. */
  static Stream<AuditHead> all(String text) {
    return Stream.concat(
        LOGGED.matcher(text).results().map(AuditHead::logged),
        PRINTED.matcher(text).results().map(AuditHead::printed));
  }

  private static AuditHead logged(MatchResult parts) {
    return new AuditHead(
        Long.parseLong(parts.group(3)),
        LocalDate.parse(parts.group(2)),
        Long.parseLong(parts.group(4)),
        Long.parseLong(parts.group(5)),
        parts.group(6),
        parts.group(1) == null);
  }

  private static AuditHead printed(MatchResult parts) {
    return new AuditHead(
        Long.parseLong(parts.group(2)),
        LocalDate.parse(parts.group(1)),
        Long.parseLong(parts.group(3)),
        Long.parseLong(parts.group(4)),
        parts.group(5),
        false);
  }

  /** Its chain and day. */
  String place() {
    return institution + " " + day;
  }

  @Override
  public String toString() {
    return day + " institution " + institution + ": " + links + " links, head #" + seq + " " + hash;
  }
}
