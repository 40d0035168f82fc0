package org.zaitaku.simulator;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
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
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes the certificates of a directory: authorities, their OCSP responders, and cards. */
final class CertificateIssue {

  /** Policy of 利用者証明用電子証明書 (second-hand, see docs): servers keep an allow-list. */
  static final String USER_AUTHENTICATION_POLICY = "1.2.392.200149.8.5.1.3.30";

  /** Stands for the policy of 署名用電子証明書. */
  static final String SIGNATURE_POLICY = "1.2.392.200149.8.5.1.1.10";

  /** A policy that nobody knows, from the arc for examples. */
  static final String OTHER_POLICY = "2.999.39.1";

  /**
   * Stands in every authority of a simulator; a server of the production environment refuses such
   * an anchor.
   */
  static final String SIMULATED = "2.25.213149716046832587219483517703852041846";

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Period AUTHORITY_PAST = Period.ofYears(10);
  private static final Period AUTHORITY_FUTURE = Period.ofYears(15);
  private static final int SUBJECT_LETTERS = 26;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final URI base;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CertificateIssue(URI base, Clock clock) {
    this.base = base;
    this.clock = clock;
  }

  CardAuthority authority(int id) {
    KeyPair pair = CardAuthority.keyKind(id).generate();
    KeyPair responder = CardAuthority.keyKind(id).generate();
    X500Name name = new X500Name(CardAuthority.NAME);
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    Instant from = start(today.minus(AUTHORITY_PAST));
    Instant until = end(today.plus(AUTHORITY_FUTURE));
    try {
      JcaX509ExtensionUtils keyIds = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder root =
          builder(name, serial(), from, until, name, pair.getPublic());
      root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      root.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      root.addExtension(new ASN1ObjectIdentifier(SIMULATED), false, new DERUTF8String("simulated"));
      root.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          keyIds.createSubjectKeyIdentifier(pair.getPublic()));
      X500Name responderName = new X500Name("C=JP, O=JPKI, CN=OCSP responder " + id);
      JcaX509v3CertificateBuilder ocsp =
          builder(name, serial(), from, until, responderName, responder.getPublic());
      ocsp.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      ocsp.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
      ocsp.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      ocsp.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          keyIds.createAuthorityKeyIdentifier(pair.getPublic()));
      return new CardAuthority(
          id,
          signed(root, pair.getPrivate()),
          pair.getPrivate(),
          signed(ocsp, pair.getPrivate()),
          responder.getPrivate());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("authority " + id + " cannot be made", e);
    }
  }

  /**
   * The certificate of a card; its subject is an opaque string, as in the field: no name, no birth
   * date.
   */
  X509Certificate card(CardPlan plan, CardAuthority authority, BigInteger serial, PublicKey key) {
    LocalDate issued = LocalDate.ofInstant(clock.instant(), JAPAN).plus(plan.kind().issued());
    LocalDate last = Person.fifthBirthdayAfter(issued, plan.person());
    try {
      JcaX509v3CertificateBuilder card =
          builder(
              new X500Name(CardAuthority.NAME),
              serial,
              start(issued),
              end(last),
              new X500Name("C=JP, CN=" + opaqueSubject()),
              key);
      card.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
      card.addExtension(Extension.keyUsage, true, keyUsage(plan.kind()));
      if (plan.kind() != CardKind.WRONG_PURPOSE) {
        card.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      }
      card.addExtension(
          Extension.certificatePolicies,
          true,
          new CertificatePolicies(
              new PolicyInformation(new ASN1ObjectIdentifier(policy(plan.kind())))));
      card.addExtension(
          Extension.cRLDistributionPoints,
          false,
          distributionPoint(CardAuthority.crlAddress(base, authority.id())));
      card.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(
              AccessDescription.id_ad_ocsp, uri(CardAuthority.ocspAddress(base, authority.id()))));
      return signed(card, authority.key());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("card " + plan.card() + " cannot be made", e);
    }
  }

  BigInteger serial() {
    return CardAuthority.positiveSerial(random);
  }

  /**
   * The signature algorithm with which the owner of this key signs certificates, lists and OCSP
   * answers.
   */
  static String signatureAlgorithm(PrivateKey key) {
    return key instanceof ECKey ? "SHA384withECDSA" : "SHA256withRSA";
  }

  private static KeyUsage keyUsage(CardKind kind) {
    return new KeyUsage(
        kind == CardKind.WRONG_PURPOSE ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature);
  }

  private static String policy(CardKind kind) {
    return switch (kind) {
      case WRONG_PURPOSE -> SIGNATURE_POLICY;
      case WRONG_POLICY -> OTHER_POLICY;
      case VALID, EXPIRED, NOT_YET_VALID, REVOKED, ON_HOLD, SUPERSEDED, WEAK_KEY, UNTRUSTED ->
          USER_AUTHENTICATION_POLICY;
    };
  }

  private static CRLDistPoint distributionPoint(URI address) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(uri(address)));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
  }

  private static GeneralName uri(URI address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
  }

  private String opaqueSubject() {
    StringBuilder subject = new StringBuilder(SUBJECT_LETTERS);
    for (int i = 0; i < SUBJECT_LETTERS; i++) {
      subject.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return subject.toString();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(JAPAN).toInstant();
  }

  /** Certificates count whole seconds. */
  private static Instant end(LocalDate day) {
    return day.atTime(LocalTime.of(23, 59, 59)).atZone(JAPAN).toInstant();
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer,
      BigInteger serial,
      Instant from,
      Instant until,
      X500Name subject,
      PublicKey key) {
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(until), subject, key);
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      X509CertificateHolder holder =
          builder.build(new JcaContentSignerBuilder(signatureAlgorithm(key)).build(key));
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
