package org.zaitaku.card;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * How a responder answers; begins as a good answer of the authority itself, and a test spoils what
 * it is about.
 */
final class OcspReply {

  /** What becomes of the nonce. */
  enum Nonce {
    ECHOED,
    LEFT_OUT,
    ANOTHER
  }

  KeyPair signer;
  String responder = TestAuthority.NAME;
  List<X509Certificate> certificates = List.of();
  CertificateStatus status = CertificateStatus.GOOD;
  Instant producedAt;
  Instant thisUpdate;
  Instant nextUpdate;
  Nonce nonce = Nonce.ECHOED;
  UnaryOperator<CertificateID> about = id -> id;
  int copies = 1;
  int responseStatus = OCSPResp.SUCCESSFUL;
  boolean unknownCriticalExtension;
  String signatureAlgorithm;

  OcspReply(TestAuthority authority, Instant now) {
    signer = authority.keys;
    producedAt = now;
    thisUpdate = now;
    nextUpdate = now.plus(Duration.ofHours(1));
  }

  static CertificateStatus revoked(int reason) {
    return new RevokedStatus(Date.from(Instant.parse("2026-11-01T00:00:00Z")), reason);
  }

  byte[] to(byte[] question) {
    try {
      if (responseStatus != OCSPResp.SUCCESSFUL) {
        return new OCSPRespBuilder().build(responseStatus, null).getEncoded();
      }
      OCSPReq request = new OCSPReq(question);
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new X500Name(responder)));
      for (int copy = 0; copy < copies; copy++) {
        builder.addResponse(
            about.apply(request.getRequestList()[0].getCertID()),
            status,
            Date.from(thisUpdate),
            nextUpdate == null ? null : Date.from(nextUpdate),
            null);
      }
      builder.setResponseExtensions(extensions(request));
      X509CertificateHolder[] chain = new X509CertificateHolder[certificates.size()];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = new JcaX509CertificateHolder(certificates.get(i));
      }
      String algorithm = signatureAlgorithm == null ? Keys.signing(signer) : signatureAlgorithm;
      return new OCSPRespBuilder()
          .build(
              OCSPResp.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()),
                  chain,
                  Date.from(producedAt)))
          .getEncoded();
    } catch (IOException
        | OCSPException
        | OperatorCreationException
        | CertificateEncodingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Extensions extensions(OCSPReq request) throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    Extension asked = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce == Nonce.ECHOED) {
      generator.addExtension(asked);
    } else if (nonce == Nonce.ANOTHER) {
      generator.addExtension(
          OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[32]));
    }
    if (unknownCriticalExtension) {
      generator.addExtension(
          new ASN1ObjectIdentifier("1.2.392.999999.1"), true, new DERUTF8String("unknown"));
    }
    return generator.isEmpty() ? null : generator.generate();
  }
}
