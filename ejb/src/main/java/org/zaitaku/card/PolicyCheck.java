package org.zaitaku.card;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/**
 * RFC 5280 section 4.2.1.4: the certificate was issued under one of the configured policies;
 * anyPolicy is none of them.
 */
final class PolicyCheck implements CardCheck {

  private final Set<String> allowed;

  PolicyCheck(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  @Override
  public void check(PresentedCard card) {
    byte[] extension = card.certificate().getExtensionValue(Extension.certificatePolicies.getId());
    if (extension == null) {
      throw new CardRefusedException(CardRefusal.CERTIFICATE_WRONG_POLICY, "no policy");
    }
    if (read(extension).stream().noneMatch(allowed::contains)) {
      throw new CardRefusedException(
          CardRefusal.CERTIFICATE_WRONG_POLICY, "none of the configured policies");
    }
  }

  private static List<String> read(byte[] extension) {
    try {
      return UntrustedAsn1.read(
          () ->
              Arrays.stream(
                      CertificatePolicies.getInstance(
                              ASN1OctetString.getInstance(extension).getOctets())
                          .getPolicyInformation())
                  .map(policy -> policy.getPolicyIdentifier().getId())
                  .toList());
    } catch (IOException unreadable) {
      throw new CardRefusedException(
          CardRefusal.CERTIFICATE_MALFORMED, "certificate policies are unreadable", unreadable);
    }
  }
}
