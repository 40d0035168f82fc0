package org.zaitaku.card;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The addresses that a certificate, whose issuer has been verified, gives for questions about its
 * revocation.
 */
final class RevocationAddresses {

  private RevocationAddresses() {}

  /** RFC 5280 section 4.2.2.1: the first responder over http or https. */
  static Optional<URI> ocsp(X509Certificate certificate) throws RevocationUndeterminedException {
    byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
    if (extension == null) {
      return Optional.empty();
    }
    try {
      return UntrustedAsn1.read(
          () ->
              Arrays.stream(
                      AuthorityInformationAccess.getInstance(
                              ASN1OctetString.getInstance(extension).getOctets())
                          .getAccessDescriptions())
                  .filter(one -> AccessDescription.id_ad_ocsp.equals(one.getAccessMethod()))
                  .map(AccessDescription::getAccessLocation)
                  .flatMap(name -> uri(name).stream())
                  .findFirst());
    } catch (IOException unreadable) {
      throw new RevocationUndeterminedException("authorityInfoAccess is unreadable", unreadable);
    }
  }

  /**
   * RFC 5280 section 4.2.1.13: the names of the places for a complete list by the certificate's own
   * issuer. Places with only some reasons, or with a list by somebody else (indirect), are left
   * out.
   */
  static List<GeneralName> distributionPoints(X509Certificate certificate)
      throws RevocationUndeterminedException {
    byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (extension == null) {
      return List.of();
    }
    try {
      return UntrustedAsn1.read(
          () ->
              Arrays.stream(
                      CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                          .getDistributionPoints())
                  .filter(point -> point.getReasons() == null && point.getCRLIssuer() == null)
                  .flatMap(point -> fullNames(point.getDistributionPoint()).stream())
                  .toList());
    } catch (IOException unreadable) {
      throw new RevocationUndeterminedException("cRLDistributionPoints is unreadable", unreadable);
    }
  }

  /** The full names of a distribution point; a name that is relative to the issuer's has none. */
  static List<GeneralName> fullNames(DistributionPointName name) {
    return name != null && name.getType() == DistributionPointName.FULL_NAME
        ? List.of(GeneralNames.getInstance(name.getName()).getNames())
        : List.of();
  }

  /** The first of the names that is an http or https address. */
  static Optional<URI> firstWeb(List<GeneralName> names) {
    return names.stream().flatMap(name -> uri(name).stream()).findFirst();
  }

  /** An absolute http or https address with a host and without user information. */
  static Optional<URI> web(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(GeneralName name) {
    return name.getTagNo() == GeneralName.uniformResourceIdentifier
        ? web(ASN1IA5String.getInstance(name.getName()).getString())
        : Optional.empty();
  }
}
