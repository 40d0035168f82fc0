package org.zaitaku.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * A complete revocation list of one authority (RFC 5280 sections 5 and 6.3), signed by that
 * authority's own key. Indirect lists, delta lists, lists for only some reasons or not for end
 * entities, and lists with critical extensions unknown here are none.
 */
final class RevocationList {

  /** By how much the authority's clock may be ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private static final int CRL_SIGN = 6;

  /** Extensions of a list that are understood here and may therefore be critical. */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          Extension.issuingDistributionPoint.getId(),
          Extension.authorityKeyIdentifier.getId(),
          Extension.cRLNumber.getId());

  /**
   * Extensions of an entry that are understood here; certificateIssuer, the mark of an indirect
   * list, is none.
   */
  private static final Set<String> UNDERSTOOD_IN_ENTRIES =
      Set.of(Extension.reasonCode.getId(), Extension.invalidityDate.getId());

  private final X509CRL list;
  private final List<GeneralName> scope;

  private RevocationList(X509CRL list, List<GeneralName> scope) {
    this.list = list;
    this.scope = scope;
  }

  /** Reads a list and believes it only when this authority's key signed it. */
  static RevocationList read(byte[] der, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    X509CRL list = parse(der);
    require(
        list.getIssuerX500Principal().equals(issuer.certificate().getSubjectX500Principal()),
        "the list is by another issuer");
    requireSignature(list, issuer);
    require(list.getNextUpdate() != null, "the list names no next update");
    require(
        list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null,
        "the list is a delta list");
    require(
        list.getCriticalExtensionOIDs() == null
            || UNDERSTOOD.containsAll(list.getCriticalExtensionOIDs()),
        "the list has a critical extension that is unknown here");
    if (list.getRevokedCertificates() != null) {
      for (X509CRLEntry entry : list.getRevokedCertificates()) {
        requireUnderstood(entry);
      }
    }
    return new RevocationList(list, scope(list));
  }

  Instant thisUpdate() {
    return list.getThisUpdate().toInstant();
  }

  /** Whether the list speaks for this moment. */
  boolean isCurrent(Instant now) {
    return !thisUpdate().isAfter(now.plus(CLOCK_SKEW))
        && now.isBefore(list.getNextUpdate().toInstant());
  }

  /** What the list says about a certificate of its authority. */
  RevocationFinding.Status status(X509Certificate certificate)
      throws RevocationUndeterminedException {
    requireInScope(certificate);
    X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
    if (entry == null) {
      return RevocationFinding.Status.GOOD;
    }
    CRLReason reason = entry.getRevocationReason();
    // RFC 5280 section 5.3.1: removeFromCRL appears in delta lists only; here it contradicts
    // itself.
    require(reason != CRLReason.REMOVE_FROM_CRL, "the list removes and holds a certificate");
    return reason == CRLReason.CERTIFICATE_HOLD
        ? RevocationFinding.Status.ON_HOLD
        : RevocationFinding.Status.REVOKED;
  }

  /**
   * RFC 5280 section 6.3.3 (b)(2)(i): a list for one place says nothing about certificates of
   * another.
   */
  private void requireInScope(X509Certificate certificate) throws RevocationUndeterminedException {
    if (!scope.isEmpty()) {
      List<GeneralName> points = RevocationAddresses.distributionPoints(certificate);
      require(points.stream().anyMatch(scope::contains), "the list is for other certificates");
    }
  }

  private static X509CRL parse(byte[] der) throws RevocationUndeterminedException {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    } catch (CRLException | CertificateException unreadable) {
      throw new RevocationUndeterminedException("not a revocation list", unreadable);
    }
  }

  private static void requireSignature(X509CRL list, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    require(
        TrustedSignatures.isTrusted(list.getSigAlgOID()), "the list's algorithm is not trusted");
    boolean[] usage = issuer.certificate().getKeyUsage();
    require(usage != null && usage[CRL_SIGN], "the authority may not sign lists");
    try {
      list.verify(issuer.key());
    } catch (GeneralSecurityException notByThisKey) {
      throw new RevocationUndeterminedException(
          "the list is not signed by the authority's key", notByThisKey);
    }
  }

  private static void requireUnderstood(X509CRLEntry entry) throws RevocationUndeterminedException {
    require(
        entry.getCriticalExtensionOIDs() == null
            || UNDERSTOOD_IN_ENTRIES.containsAll(entry.getCriticalExtensionOIDs()),
        "an entry of the list has a critical extension that is unknown here");
  }

  private static List<GeneralName> scope(X509CRL list) throws RevocationUndeterminedException {
    byte[] extension = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
    if (extension == null) {
      return List.of();
    }
    try {
      return scope(
          UntrustedAsn1.read(
              () ->
                  IssuingDistributionPoint.getInstance(
                      ASN1OctetString.getInstance(extension).getOctets())));
    } catch (IOException unreadable) {
      throw new RevocationUndeterminedException(
          "the list's distribution point is unreadable", unreadable);
    }
  }

  private static List<GeneralName> scope(IssuingDistributionPoint point)
      throws RevocationUndeterminedException, IOException {
    require(point != null, "the list's distribution point is empty");
    require(!point.isIndirectCRL(), "the list is indirect");
    require(
        !point.onlyContainsCACerts()
            && !point.onlyContainsAttributeCerts()
            && point.getOnlySomeReasons() == null,
        "the list is not complete for end entities");
    List<GeneralName> names =
        UntrustedAsn1.read(() -> RevocationAddresses.fullNames(point.getDistributionPoint()));
    require(
        point.getDistributionPoint() == null || !names.isEmpty(),
        "the list's distribution point has no full name");
    return names;
  }

  private static void require(boolean holds, String otherwise)
      throws RevocationUndeterminedException {
    if (!holds) {
      throw new RevocationUndeterminedException(otherwise);
    }
  }
}
