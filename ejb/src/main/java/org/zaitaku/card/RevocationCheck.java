package org.zaitaku.card;

import java.security.cert.X509Certificate;

/**
 * The issuing authority says, now, that the certificate is neither revoked nor on hold. No
 * statement is a refusal.
 */
final class RevocationCheck {

  private final RevocationSource source;

  RevocationCheck(RevocationSource source) {
    this.source = source;
  }

  /** The evidence that the certificate is good. */
  RevocationEvidence check(X509Certificate certificate, IssuingAuthority issuer) {
    RevocationFinding finding;
    try {
      finding = source.ask(certificate, issuer);
    } catch (RevocationUndeterminedException undetermined) {
      throw new CardRefusedException(
          CardRefusal.REVOCATION_UNDETERMINED, undetermined.getMessage(), undetermined);
    }
    return switch (finding.status()) {
      case GOOD -> finding.evidence();
      case REVOKED ->
          throw new CardRefusedException(
              CardRefusal.CERTIFICATE_REVOKED, "by " + finding.evidence().source());
      case ON_HOLD ->
          throw new CardRefusedException(
              CardRefusal.CERTIFICATE_ON_HOLD, "by " + finding.evidence().source());
    };
  }
}
