package org.zaitaku.card;

import java.security.cert.X509Certificate;

/** Somebody who can say whether a certificate is revoked. */
interface RevocationSource {

  /**
   * Asks. The certificate's signature by the issuer has been verified before: only then are the
   * addresses in it to be trusted.
   *
   * @throws RevocationUndeterminedException for whatever is not a clear statement with authority,
   *     now
   */
  RevocationFinding ask(X509Certificate certificate, IssuingAuthority issuer)
      throws RevocationUndeterminedException;
}
