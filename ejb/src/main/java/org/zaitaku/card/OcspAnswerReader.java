package org.zaitaku.card;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/**
 * Reads a responder's answer. RFC 6960 section 3.2: the certificate is the one that was asked for,
 * the signature is valid, the signer is who may answer for it, and the statement is recent. What
 * falls short of any of these says nothing, not even "revoked".
 */
final class OcspAnswerReader {

  /** By how much the authority's clock may be ahead of ours. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final Duration maxAge;
  private final Clock clock;

  OcspAnswerReader(Duration maxAge, Clock clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  RevocationFinding read(byte[] answer, CertificateID id, byte[] nonce, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    try {
      return UntrustedAsn1.read(() -> finding(answer, id, nonce, issuer));
    } catch (IOException malformed) {
      throw new RevocationUndeterminedException("the responder's answer is malformed", malformed);
    }
  }

  private RevocationFinding finding(
      byte[] answer, CertificateID id, byte[] nonce, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    try {
      BasicOCSPResp response = successful(answer);
      requireKnownCriticalExtensions(response.getCriticalExtensionOIDs());
      OcspResponder.requireAuthority(response, issuer, clock.instant());
      boolean fresh = echoes(response, nonce);
      SingleResp statement = statementAbout(id, response);
      requireRecent(response, statement, fresh);
      return new RevocationFinding(
          status(statement.getCertStatus()),
          new RevocationEvidence(
              RevocationEvidence.Source.OCSP,
              clock.instant(),
              statement.getThisUpdate().toInstant()));
    } catch (IOException | OCSPException unreadable) {
      throw new RevocationUndeterminedException("the responder's answer is unreadable", unreadable);
    }
  }

  private static BasicOCSPResp successful(byte[] answer)
      throws IOException, OCSPException, RevocationUndeterminedException {
    OCSPResp envelope = new OCSPResp(answer);
    require(
        envelope.getStatus() == OCSPResp.SUCCESSFUL, "the responder did not answer the question");
    require(
        envelope.getResponseObject() instanceof BasicOCSPResp, "the answer is of an unknown type");
    return (BasicOCSPResp) envelope.getResponseObject();
  }

  private static boolean echoes(BasicOCSPResp response, byte[] nonce)
      throws RevocationUndeterminedException {
    Extension echo = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (echo == null) {
      return false;
    }
    require(
        Arrays.equals(ASN1OctetString.getInstance(echo.getParsedValue()).getOctets(), nonce),
        "the nonce is not ours");
    return true;
  }

  private static SingleResp statementAbout(CertificateID id, BasicOCSPResp response)
      throws RevocationUndeterminedException {
    List<SingleResp> statements =
        Arrays.stream(response.getResponses())
            .filter(statement -> OcspCertificateId.same(id, statement.getCertID()))
            .toList();
    require(statements.size() == 1, "the answer is not about this certificate, or twice");
    requireKnownCriticalExtensions(statements.get(0).getCriticalExtensionOIDs());
    return statements.get(0);
  }

  /**
   * RFC 6960 section 4.2.2.1, and our own limit where nothing else shows that the answer was made
   * for this question.
   */
  private void requireRecent(BasicOCSPResp response, SingleResp statement, boolean fresh)
      throws RevocationUndeterminedException {
    Instant now = clock.instant();
    Instant thisUpdate = statement.getThisUpdate().toInstant();
    Date nextUpdate = statement.getNextUpdate();
    require(!thisUpdate.isAfter(now.plus(CLOCK_SKEW)), "thisUpdate is in the future");
    require(
        !response.getProducedAt().toInstant().isAfter(now.plus(CLOCK_SKEW)),
        "producedAt is in the future");
    require(nextUpdate == null || now.isBefore(nextUpdate.toInstant()), "nextUpdate has passed");
    require(
        (fresh && nextUpdate != null) || thisUpdate.plus(maxAge).isAfter(now),
        "older than " + maxAge + " without nonce or nextUpdate");
  }

  private static RevocationFinding.Status status(CertificateStatus status)
      throws RevocationUndeterminedException {
    if (status == CertificateStatus.GOOD) {
      return RevocationFinding.Status.GOOD;
    }
    if (status instanceof RevokedStatus revoked) {
      return revoked.hasRevocationReason()
              && revoked.getRevocationReason() == CRLReason.certificateHold
          ? RevocationFinding.Status.ON_HOLD
          : RevocationFinding.Status.REVOKED;
    }
    throw new RevocationUndeterminedException("the responder does not know the certificate");
  }

  private static void requireKnownCriticalExtensions(Set<?> critical)
      throws RevocationUndeterminedException {
    require(
        critical == null || Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).containsAll(critical),
        "the answer has a critical extension that is unknown here");
  }

  private static void require(boolean holds, String otherwise)
      throws RevocationUndeterminedException {
    if (!holds) {
      throw new RevocationUndeterminedException(otherwise);
    }
  }
}
