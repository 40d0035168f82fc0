package org.zaitaku.card;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.zaitaku.shared.Sha256;

/**
 * One generation of the authority that issues certificates, known by its key: every generation
 * carries the same distinguished name, so the name says nothing.
 *
 * @param certificate the generation's own certificate: an authority's, whose key may sign
 *     certificates and is strong enough
 * @param keyId lower-case hex of SHA-256 over its SubjectPublicKeyInfo
 */
public record IssuingAuthority(X509Certificate certificate, String keyId) {

  private static final int KEY_CERT_SIGN = 5;

  /** The extension by which the simulator marks its authorities. */
  private static final String SIMULATED = "2.25.213149716046832587219483517703852041846";

  /**
   * An authority by its certificate. It may be expired: what matters is the moment of use.
   *
   * @throws IllegalArgumentException when the certificate is not an authority's
   */
  public IssuingAuthority {
    Objects.requireNonNull(keyId);
    boolean[] usage = certificate.getKeyUsage();
    if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
      throw new IllegalArgumentException("not the certificate of an issuing authority");
    }
    if (!TrustedSignatures.isStrong(certificate.getPublicKey())) {
      throw new IllegalArgumentException("the authority's key is too weak or of an unknown kind");
    }
  }

  public static IssuingAuthority of(X509Certificate certificate) {
    return new IssuingAuthority(certificate, Sha256.hex(certificate.getPublicKey().getEncoded()));
  }

  /** Whether it issues virtual cards, whose PIN everybody knows. */
  public boolean isSimulated() {
    return certificate.getExtensionValue(SIMULATED) != null;
  }

  public PublicKey key() {
    return certificate.getPublicKey();
  }

  /**
   * RFC 5280 section 6 with this authority as the only anchor: its key made the certificate's
   * signature, by an algorithm that is still trusted, and the rest of the path holds. Revocation is
   * asked for elsewhere, by key.
   *
   * @throws CertPathValidatorException when the path does not hold at that moment, or the authority
   *     itself is not valid then
   */
  public void validatePath(X509Certificate other, Instant moment)
      throws CertPathValidatorException {
    if (!TrustedSignatures.isTrusted(other.getSigAlgOID())) {
      throw new CertPathValidatorException("the certificate's algorithm is not trusted");
    }
    Date date = Date.from(moment);
    try {
      // The platform does not look at the validity of an anchor.
      certificate.checkValidity(date);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(date);
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(other)), parameters);
    } catch (CertificateException notValid) {
      throw new CertPathValidatorException("authority or certificate is not valid", notValid);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
      throw new IllegalStateException("this Java platform lacks PKIX", impossible);
    }
  }
}
