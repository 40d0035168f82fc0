package org.zaitaku.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A revocation list to be; begins as a good, empty one, and a test spoils what it is about. */
final class CrlDraft {

  KeyPair signer;
  String issuer = TestAuthority.NAME;
  Instant thisUpdate;
  Instant nextUpdate;
  final Map<BigInteger, Integer> revoked = new LinkedHashMap<>();
  final Map<ASN1ObjectIdentifier, ASN1Encodable> critical = new LinkedHashMap<>();
  final Map<BigInteger, Extension> entryExtensions = new LinkedHashMap<>();

  CrlDraft(TestAuthority authority, Instant now) {
    signer = authority.keys;
    thisUpdate = now.minus(Duration.ofHours(1));
    nextUpdate = now.plus(Duration.ofHours(23));
  }

  byte[] encoded() {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name(issuer), Date.from(thisUpdate));
      if (nextUpdate != null) {
        builder.setNextUpdate(Date.from(nextUpdate));
      }
      revoked.forEach(
          (serial, reason) -> builder.addCRLEntry(serial, Date.from(thisUpdate), reason));
      entryExtensions.forEach(
          (serial, extension) ->
              builder.addCRLEntry(serial, Date.from(thisUpdate), new Extensions(extension)));
      for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> extension : critical.entrySet()) {
        builder.addExtension(extension.getKey(), true, extension.getValue());
      }
      return builder
          .build(new JcaContentSignerBuilder(Keys.signing(signer)).build(signer.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
