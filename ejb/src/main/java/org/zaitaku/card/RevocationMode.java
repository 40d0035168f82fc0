package org.zaitaku.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How revocation is asked for: {@code zaitaku.card.revocation}. There is deliberately no way not to
 * ask.
 */
public enum RevocationMode {
  /** The responder only. */
  OCSP,
  /** The revocation list only. */
  CRL,
  /** The responder, and the list where the responder leaves it undetermined. */
  OCSP_THEN_CRL;

  /** Reads the configured word: {@code ocsp}, {@code crl} or {@code ocsp-then-crl}. */
  static Optional<RevocationMode> named(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }

  /** The word in the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
