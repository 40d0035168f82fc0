package org.zaitaku.card;

import java.time.Instant;
import java.util.Objects;

/**
 * Who said that a certificate was not revoked, and when.
 *
 * @param source who was asked
 * @param checkedAt when we relied on the statement
 * @param statusAsOf the moment for which the source vouches (its {@code thisUpdate}); for a list it
 *     may be a day earlier
 */
public record RevocationEvidence(Source source, Instant checkedAt, Instant statusAsOf) {

  /** Where the statement comes from. */
  public enum Source {
    /** An answer of a responder (RFC 6960). */
    OCSP,
    /** A revocation list (RFC 5280). */
    CRL
  }

  public RevocationEvidence {
    Objects.requireNonNull(source);
    Objects.requireNonNull(checkedAt);
    Objects.requireNonNull(statusAsOf);
  }
}
