package org.zaitaku.card;

import java.security.cert.X509Certificate;

/**
 * Asks one source, and another only where the first leaves it undetermined: no clear statement is
 * ever overridden.
 */
final class FirstDetermined implements RevocationSource {

  private final RevocationSource first;
  private final RevocationSource second;

  FirstDetermined(RevocationSource first, RevocationSource second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public RevocationFinding ask(X509Certificate certificate, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    try {
      return first.ask(certificate, issuer);
    } catch (RevocationUndeterminedException undetermined) {
      try {
        return second.ask(certificate, issuer);
      } catch (RevocationUndeterminedException alsoUndetermined) {
        alsoUndetermined.addSuppressed(undetermined);
        throw alsoUndetermined;
      }
    }
  }
}
