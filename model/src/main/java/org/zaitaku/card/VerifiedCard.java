package org.zaitaku.card;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.zaitaku.shared.Sha256;

/**
 * A card whose answer passed every check (JPKI-010). A serial is unique only per issuing key, so
 * both name the certificate together; the text of this record leaves the serial and the fingerprint
 * out.
 *
 * @param issuerKeyId lower-case hex of SHA-256 over the issuing authority's SubjectPublicKeyInfo
 * @param serial positive
 * @param algorithm the algorithm of the card's signature
 * @param notBefore first moment of the certificate
 * @param notAfter last moment of the certificate
 * @param revocation who said that it is not revoked
 * @param fingerprint lower-case hex of SHA-256 over the certificate's DER
 */
public record VerifiedCard(
    String issuerKeyId,
    BigInteger serial,
    CardAlgorithm algorithm,
    Instant notBefore,
    Instant notAfter,
    RevocationEvidence revocation,
    String fingerprint) {

  private static final Pattern SHA256_HEX = Pattern.compile("[0-9a-f]{64}");

  public VerifiedCard {
    requireHash("issuerKeyId", issuerKeyId);
    requireHash("fingerprint", fingerprint);
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(revocation);
    if (serial.signum() <= 0) {
      throw new IllegalArgumentException("a serial is positive");
    }
    if (notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a certificate does not end before it begins");
    }
  }

  /**
   * What is kept of an answer that passed every check.
   *
   * @throws CardRefusedException when its algorithm is not allowed, which a check has to find out
   *     before
   */
  public static VerifiedCard of(
      PresentedCard card, IssuingAuthority issuer, RevocationEvidence revocation) {
    X509Certificate certificate = card.certificate();
    try {
      return new VerifiedCard(
          issuer.keyId(),
          certificate.getSerialNumber(),
          AlgorithmCheck.allowed(card),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(),
          revocation,
          Sha256.hex(certificate.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was read has its DER", impossible);
    }
  }

  /**
   * Whether the certificate's own period covers the moment; to be asked again where a consent is
   * written later.
   */
  public boolean isValidAt(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  private static void requireHash(String name, String value) {
    if (value == null || !SHA256_HEX.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " is 64 lower-case hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return "VerifiedCard[" + algorithm + ", " + revocation.source() + "]";
  }
}
