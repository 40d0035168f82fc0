package org.zaitaku.card;

import java.util.Objects;

/** What an authoritative source said about a certificate. */
record RevocationFinding(Status status, RevocationEvidence evidence) {

  enum Status {
    GOOD,
    REVOKED,
    ON_HOLD
  }

  RevocationFinding {
    Objects.requireNonNull(status);
    Objects.requireNonNull(evidence);
  }
}
