package org.zaitaku.card;

import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Who may answer for an authority (RFC 6960 section 4.2.2.2): the authority's own key, or a
 * certificate that this very key signed directly, valid now, with id-kp-OCSPSigning. The
 * responder's own revocation is not asked for: such certificates are short-lived and say so
 * (id-pkix-ocsp-nocheck).
 */
final class OcspResponder {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

  private OcspResponder() {}

  static void requireAuthority(BasicOCSPResp response, IssuingAuthority issuer, Instant now)
      throws RevocationUndeterminedException, OCSPException {
    if (!TrustedSignatures.isTrusted(response.getSignatureAlgOID().getId())) {
      throw new RevocationUndeterminedException("the responder's algorithm is not trusted");
    }
    if (!isSignedBy(response, signerKey(response, issuer, now))) {
      throw new RevocationUndeterminedException("the responder's signature is wrong");
    }
  }

  private static PublicKey signerKey(BasicOCSPResp response, IssuingAuthority issuer, Instant now)
      throws RevocationUndeterminedException, OCSPException {
    for (X509CertificateHolder certificate : response.getCerts()) {
      if (names(
              response.getResponderId(),
              certificate.getSubject(),
              certificate.getSubjectPublicKeyInfo())
          && isDelegated(certificate, issuer, now)) {
        return convert(certificate).getPublicKey();
      }
    }
    if (names(
        response.getResponderId(),
        X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
        SubjectPublicKeyInfo.getInstance(issuer.key().getEncoded()))) {
      return issuer.key();
    }
    throw new RevocationUndeterminedException("nobody with authority is named as the responder");
  }

  private static boolean names(RespID responder, X500Name subject, SubjectPublicKeyInfo key)
      throws OCSPException {
    try {
      return responder.equals(new RespID(subject))
          || responder.equals(new RespID(key, DIGESTS.get(CertificateID.HASH_SHA1)));
    } catch (OperatorCreationException impossible) {
      throw new OCSPException("SHA-1 is missing", impossible);
    }
  }

  private static boolean isDelegated(
      X509CertificateHolder holder, IssuingAuthority issuer, Instant now)
      throws RevocationUndeterminedException {
    X509Certificate certificate = convert(holder);
    try {
      boolean[] usage = certificate.getKeyUsage();
      List<String> purposes = certificate.getExtendedKeyUsage();
      if (purposes == null
          || !purposes.contains(OCSP_SIGNING)
          || (usage != null && !usage[DIGITAL_SIGNATURE])
          || certificate.getBasicConstraints() >= 0
          || !TrustedSignatures.isStrong(certificate.getPublicKey())) {
        return false;
      }
      issuer.validatePath(certificate, now);
      return true;
    } catch (CertificateParsingException | CertPathValidatorException notOurs) {
      return false;
    }
  }

  private static boolean isSignedBy(BasicOCSPResp response, PublicKey key) throws OCSPException {
    try {
      return response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
    } catch (OperatorCreationException unusable) {
      throw new OCSPException("the responder's key is unusable", unusable);
    }
  }

  private static X509Certificate convert(X509CertificateHolder holder)
      throws RevocationUndeterminedException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException unreadable) {
      throw new RevocationUndeterminedException(
          "the responder's certificate is unreadable", unreadable);
    }
  }
}
