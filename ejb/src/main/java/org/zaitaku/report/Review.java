package org.zaitaku.report;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Who looked through which days of the audit.
 *
 * @param reviewer user ID
 */
public record Review(LocalDate firstDay, LocalDate lastDay, Instant reviewedAt, String reviewer)
    implements Serializable {

  static Review of(AuditReview review) {
    return new Review(review.firstDay(), review.lastDay(), review.reviewedAt(), review.reviewer());
  }
}
