package org.zaitaku.ops;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chain of the audit ended on a day.
 *
 * @param institution its chain; 0 for the operator and for lines of no institution
 * @param links of this day
 * @param seq number of the last one
 * @param hash of the last one, lower-case hex
 */
record AuditHead(long institution, LocalDate day, long links, long seq, String hash) {

  /** As the server's daily upkeep logs it. */
  private static final Pattern LOGGED =
      Pattern.compile(
          "audit-head day=([0-9]{4}-[0-9]{2}-[0-9]{2}) institution=([0-9]{1,18}) links=([0-9]{1,18})"
              + " seq=([0-9]{1,18}) hash=([0-9a-f]{64})");

  /** The head that a line of the server's log holds, if any. */
  static Optional<AuditHead> find(String logLine) {
    Matcher parts = LOGGED.matcher(logLine);
    return parts.find()
        ? Optional.of(
            new AuditHead(
                Long.parseLong(parts.group(2)),
                LocalDate.parse(parts.group(1)),
                Long.parseLong(parts.group(3)),
                Long.parseLong(parts.group(4)),
                parts.group(5)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return day + " institution " + institution + ": " + links + " links, head #" + seq + " " + hash;
  }
}
