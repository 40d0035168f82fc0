package org.zaitaku.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate to be; begins as a good user-authentication certificate, and a test spoils what it
 * is about.
 */
final class CertificateDraft {

  /** Extensions that may be filled with {@link #oddBytes}. */
  private static final List<ASN1ObjectIdentifier> EXTENSIONS =
      List.of(
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.certificatePolicies,
          Extension.authorityInfoAccess,
          Extension.cRLDistributionPoints,
          Extension.basicConstraints,
          Extension.subjectAlternativeName);

  KeyPair keys = Keys.p256();
  String subject = "CN=1234567890ABCDEF13101A,C=JP";
  BigInteger serial = BigInteger.valueOf(20261121);
  Instant notBefore = Instant.parse("2024-01-01T00:00:00Z");
  Instant notAfter = Instant.parse("2028-12-31T14:59:59Z");
  Integer keyUsage = KeyUsage.digitalSignature;
  boolean authority;
  List<String> policies = List.of(CardVerificationSettings.USER_AUTHENTICATION_POLICY);
  List<KeyPurposeId> purposes = List.of(KeyPurposeId.id_kp_clientAuth);
  List<String> ocsp = new ArrayList<>();
  List<String> crl = new ArrayList<>();
  boolean unknownCriticalExtension;
  boolean simulated;
  String signatureAlgorithm;
  byte[] oddBytes;
  int oddExtension;

  X509Certificate signedBy(String issuer, KeyPair issuerKeys) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              serial,
              Date.from(notBefore),
              Date.from(notAfter),
              new X500Name(subject),
              keys.getPublic());
      if (keyUsage != null) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
      }
      if (authority) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      if (!purposes.isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(purposes.toArray(new KeyPurposeId[0])));
      }
      if (!policies.isEmpty()) {
        builder.addExtension(
            Extension.certificatePolicies,
            true,
            new CertificatePolicies(
                policies.stream()
                    .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                    .toArray(PolicyInformation[]::new)));
      }
      if (!ocsp.isEmpty()) {
        builder.addExtension(Extension.authorityInfoAccess, false, access());
      }
      if (!crl.isEmpty()) {
        builder.addExtension(Extension.cRLDistributionPoints, false, points());
      }
      if (unknownCriticalExtension) {
        builder.addExtension(
            new ASN1ObjectIdentifier("1.2.392.999999.1"), true, new DERUTF8String("unknown"));
      }
      if (simulated) {
        builder.addExtension(
            new ASN1ObjectIdentifier("2.25.213149716046832587219483517703852041846"),
            false,
            DERNull.INSTANCE);
      }
      if (oddBytes != null) {
        ASN1ObjectIdentifier odd = EXTENSIONS.get(oddExtension);
        if (builder.hasExtension(odd)) {
          builder.removeExtension(odd);
        }
        builder.addExtension(odd, false, oddBytes);
      }
      String algorithm = signatureAlgorithm == null ? Keys.signing(issuerKeys) : signatureAlgorithm;
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private ASN1Encodable access() {
    return new AuthorityInformationAccess(
        ocsp.stream()
            .map(url -> new AccessDescription(AccessDescription.id_ad_ocsp, name(url)))
            .toArray(AccessDescription[]::new));
  }

  private ASN1Encodable points() {
    return new CRLDistPoint(
        crl.stream()
            .map(
                url ->
                    new DistributionPoint(
                        new DistributionPointName(new GeneralNames(name(url))), null, null))
            .toArray(DistributionPoint[]::new));
  }

  static GeneralName name(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }
}
