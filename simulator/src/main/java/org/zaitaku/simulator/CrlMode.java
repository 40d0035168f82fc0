package org.zaitaku.simulator;

/**
 * How the revocation lists behave; for tests of what a server does then. The word of the admin API
 * is the name in kebab-case.
 */
public enum CrlMode {
  NORMAL,
  /** Outdated: its nextUpdate lies two days back. */
  STALE,
  /** Signed by the stranger who has the same name. */
  WRONG_KEY,
  /** Bytes that are no list. */
  MALFORMED,
  /** Comes after ten seconds. */
  SLOW,
  /** HTTP 503. */
  DOWN
}
