package org.zaitaku.ops;

import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The old end of a chain that was removed, as the operator's own chain holds it since.
 *
 * @param institution its chain
 * @param from day of the first line that is gone
 * @param until day of the last
 * @param seq number of the last link that is gone; it stays without its line, as the beginning of
 *     what follows
 * @param hash of that link, lower-case hex
 * @param told when and by whom, for people
 */
record AuditPurge(
    long institution, LocalDate from, LocalDate until, long seq, String hash, String told) {

  private static final Pattern KEPT =
      Pattern.compile(
          "audit-purged institution=([0-9]{1,18}) from=([0-9]{4}-[0-9]{2}-[0-9]{2}) until=([0-9]{4}-[0-9]{2}-[0-9]{2})"
              + " seq=([0-9]{1,18}) hash=([0-9a-f]{64})");

  /** What a line of the operator's chain tells. */
  static Stream<AuditPurge> all(String kept, String told) {
    return KEPT.matcher(kept)
        .results()
        .map(
            parts ->
                new AuditPurge(
                    Long.parseLong(parts.group(1)),
                    LocalDate.parse(parts.group(2)),
                    LocalDate.parse(parts.group(3)),
                    Long.parseLong(parts.group(4)),
                    parts.group(5),
                    told));
  }

  /** As it is kept. */
  String kept() {
    return "audit-purged institution=%d from=%s until=%s seq=%d hash=%s"
        .formatted(institution, from, until, seq, hash);
  }

  @Override
  public String toString() {
    return "removed: institution "
        + institution
        + ", "
        + from
        + " to "
        + until
        + ", links up to #"
        + seq
        + ", "
        + told;
  }
}
