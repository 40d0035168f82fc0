package org.zaitaku.card;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * Names a certificate in a question to a responder: by its issuer's name and key, and its serial.
 * The hash is SHA-1, the only one that every responder knows (RFC 5019 section 2.1.1); it is a name
 * here, and nothing is proved by it.
 */
final class OcspCertificateId {

  private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

  private OcspCertificateId() {}

  static CertificateID of(X509Certificate certificate, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    try {
      return new CertificateID(
          DIGESTS.get(CertificateID.HASH_SHA1),
          new JcaX509CertificateHolder(issuer.certificate()),
          certificate.getSerialNumber());
    } catch (OCSPException | OperatorCreationException | CertificateEncodingException failed) {
      throw new RevocationUndeterminedException("the certificate cannot be named", failed);
    }
  }

  /**
   * Whether two names are the same; absent and NULL parameters of the hash algorithm are the same
   * too.
   */
  static boolean same(CertificateID one, CertificateID other) {
    return one.getHashAlgOID().equals(other.getHashAlgOID())
        && Arrays.equals(one.getIssuerNameHash(), other.getIssuerNameHash())
        && Arrays.equals(one.getIssuerKeyHash(), other.getIssuerKeyHash())
        && one.getSerialNumber().equals(other.getSerialNumber());
  }
}
