package org.zaitaku.card;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * JPKI-010: the certificate is one for user authentication. Its key usage is present and is
 * digitalSignature without nonRepudiation (which marks the card's other certificate, the one for
 * signing documents), keyCertSign or cRLSign; it is no authority; and where it has an extended key
 * usage, that names clientAuth (RFC 5280 section 4.2.1.12; anyExtendedKeyUsage does not count).
 */
public final class PurposeCheck implements CardCheck {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  @Override
  public void check(PresentedCard card) {
    X509Certificate certificate = card.certificate();
    boolean[] usage = certificate.getKeyUsage();
    require(usage != null, "no key usage");
    require(has(usage, DIGITAL_SIGNATURE), "key usage without digitalSignature");
    require(!has(usage, NON_REPUDIATION), "key usage of a certificate for signing");
    require(!has(usage, KEY_CERT_SIGN) && !has(usage, CRL_SIGN), "key usage of an authority");
    require(certificate.getBasicConstraints() < 0, "an authority's certificate");
    List<String> extended = extendedKeyUsage(certificate);
    require(
        extended == null || extended.contains(CLIENT_AUTH),
        "extended key usage without clientAuth");
  }

  private static boolean has(boolean[] usage, int bit) {
    return usage.length > bit && usage[bit];
  }

  private static List<String> extendedKeyUsage(X509Certificate certificate) {
    try {
      return certificate.getExtendedKeyUsage();
    } catch (CertificateParsingException unreadable) {
      throw new CardRefusedException(
          CardRefusal.CERTIFICATE_MALFORMED, "extended key usage is unreadable", unreadable);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new CardRefusedException(CardRefusal.CERTIFICATE_WRONG_PURPOSE, rule);
    }
  }
}
