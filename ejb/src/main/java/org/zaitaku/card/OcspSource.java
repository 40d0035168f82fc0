package org.zaitaku.card;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

/**
 * Asks the authority's responder (RFC 6960), with a nonce of 32 bytes (RFC 9654), and reads its
 * answer strictly.
 */
final class OcspSource implements RevocationSource {

  /** An answer with its responder's certificate is about 2 KiB. */
  private static final int MAX_ANSWER = 64 * 1024;

  private static final int NONCE_LENGTH = 32;

  private final LimitedHttp http;
  private final Optional<URI> override;
  private final OcspAnswerReader reader;
  private final SecureRandom random = new SecureRandom();

  OcspSource(Duration timeout, Duration maxAge, Optional<URI> override, Clock clock) {
    this.http = new LimitedHttp(timeout, MAX_ANSWER);
    this.override = override;
    this.reader = new OcspAnswerReader(maxAge, clock);
  }

  @Override
  public RevocationFinding ask(X509Certificate certificate, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    CertificateID id = OcspCertificateId.of(certificate, issuer);
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] answer =
        http.post(
            address(certificate),
            "application/ocsp-request",
            "application/ocsp-response",
            question(id, nonce));
    return reader.read(answer, id, nonce, issuer);
  }

  private URI address(X509Certificate certificate) throws RevocationUndeterminedException {
    if (override.isPresent()) {
      return override.get();
    }
    return RevocationAddresses.ocsp(certificate)
        .orElseThrow(
            () -> new RevocationUndeterminedException("the certificate names no responder"));
  }

  private static byte[] question(CertificateID id, byte[] nonce)
      throws RevocationUndeterminedException {
    try {
      Extension nonceExtension =
          Extension.create(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce));
      return new OCSPReqBuilder()
          .addRequest(id)
          .setRequestExtensions(new Extensions(nonceExtension))
          .build()
          .getEncoded();
    } catch (OCSPException | IOException failed) {
      throw new RevocationUndeterminedException("the question cannot be written", failed);
    }
  }
}
