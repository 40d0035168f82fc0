package org.zaitaku.simulator;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Answers OCSP requests (RFC 6960) for the authorities of a directory, by their delegated
 * responders.
 */
final class OcspResponder {

  private static final Duration VALID = Duration.ofHours(1);
  private static final Duration PRE_SIGNED = Duration.ofMinutes(5);
  private static final Duration STALE_AGE = Duration.ofHours(24);
  private static final Duration STALE_VALID = Duration.ofHours(12);

  private final CardDirectory directory;
  private final CardStates states;
  private final Clock clock;
  private final DigestCalculatorProvider digests;
  private final Map<String, PreSigned> preSigned = new ConcurrentHashMap<>();

  private static final class PreSigned {
    private final Instant at;
    private final byte[] answer;

    PreSigned(Instant at, byte[] answer) {
      this.at = at;
      this.answer = answer;
    }
  }

  private record Signer(PrivateKey key, X509Certificate certificate) {}

  OcspResponder(CardDirectory directory, CardStates states, Clock clock) {
    this.directory = directory;
    this.states = states;
    this.clock = clock;
    try {
      this.digests = new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("this JDK has no digests", e);
    }
  }

  /**
   * The answer in DER to a request in DER; a request that cannot be read gets the OCSP error
   * malformedRequest.
   */
  byte[] answer(CardAuthority authority, byte[] request, OcspMode mode) {
    if (mode == OcspMode.MALFORMED) {
      return new byte[] {0x30, 0x03, 0x0a, 0x01};
    }
    if (mode == OcspMode.TRY_LATER) {
      return error(OCSPRespBuilder.TRY_LATER);
    }
    OCSPReq read;
    try {
      read = new OCSPReq(request);
    } catch (IOException e) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
    if (read.getRequestList().length == 0) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
    return switch (mode) {
      case NO_NONCE -> preSigned(authority, read);
      case STALE -> {
        Instant then = clock.instant().minus(STALE_AGE);
        yield signed(authority, read, mode, then, then.plus(STALE_VALID), Optional.empty());
      }
      case NORMAL,
          UNKNOWN,
          WRONG_NONCE,
          WRONG_CERTIFICATE,
          WRONG_RESPONDER,
          NOT_A_RESPONDER,
          BAD_SIGNATURE,
          MALFORMED,
          TRY_LATER,
          SLOW,
          DOWN -> {
        Instant now = clock.instant();
        yield signed(authority, read, mode, now, now.plus(VALID), nonce(read, mode));
      }
    };
  }

  private byte[] preSigned(CardAuthority authority, OCSPReq request) {
    StringBuilder key = new StringBuilder().append(authority.id());
    for (Req one : request.getRequestList()) {
      try {
        key.append(HexFormat.of().formatHex(one.getCertID().toASN1Primitive().getEncoded()));
      } catch (IOException e) {
        throw new IllegalStateException("what was read can be written", e);
      }
      key.append(find(authority, one.getCertID()).map(states::state));
    }
    Instant now = clock.instant();
    return preSigned.compute(
            key.toString(),
            (name, old) ->
                old != null && old.at.plus(PRE_SIGNED).isAfter(now)
                    ? old
                    : new PreSigned(
                        now,
                        signed(
                            authority,
                            request,
                            OcspMode.NO_NONCE,
                            now,
                            now.plus(VALID),
                            Optional.empty())))
        .answer;
  }

  private byte[] signed(
      CardAuthority authority,
      OCSPReq request,
      OcspMode mode,
      Instant thisUpdate,
      Instant nextUpdate,
      Optional<Extension> nonce) {
    try {
      X509CertificateHolder issuer = new JcaX509CertificateHolder(authority.certificate());
      Signer signer = signer(authority, mode);
      BasicOCSPRespBuilder answer =
          new BasicOCSPRespBuilder(
              SubjectPublicKeyInfo.getInstance(signer.certificate().getPublicKey().getEncoded()),
              digests.get(CertificateID.HASH_SHA1));
      for (Req one : request.getRequestList()) {
        // RFC 6960, 2.3: "unauthorized" where the responder does not answer for that issuer.
        if (!one.getCertID().matchesIssuer(issuer, digests)) {
          return error(OCSPRespBuilder.UNAUTHORIZED);
        }
        answer.addResponse(
            mode == OcspMode.WRONG_CERTIFICATE ? another(one.getCertID(), issuer) : one.getCertID(),
            mode == OcspMode.UNKNOWN ? new UnknownStatus() : status(authority, one.getCertID()),
            Date.from(thisUpdate),
            Date.from(nextUpdate));
      }
      nonce.ifPresent(extension -> answer.setResponseExtensions(new Extensions(extension)));
      byte[] basic =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  answer.build(
                      new JcaContentSignerBuilder(CertificateIssue.signatureAlgorithm(signer.key()))
                          .build(signer.key()),
                      new X509CertificateHolder[] {
                        new JcaX509CertificateHolder(signer.certificate())
                      },
                      Date.from(thisUpdate)))
              .getEncoded();
      return mode == OcspMode.BAD_SIGNATURE ? withTurnedBit(basic, signer) : basic;
    } catch (OCSPException
        | OperatorCreationException
        | CertificateEncodingException
        | IOException e) {
      throw new IllegalStateException(
          "the responder of authority " + authority.id() + " cannot sign", e);
    }
  }

  /**
   * Turns a bit in the middle of the signature, which stands right before the signer's certificate.
   */
  private static byte[] withTurnedBit(byte[] answer, Signer signer)
      throws CertificateEncodingException {
    int beforeCertificate = answer.length - signer.certificate().getEncoded().length - 32;
    answer[beforeCertificate] ^= 1;
    return answer;
  }

  private Signer signer(CardAuthority authority, OcspMode mode) {
    return switch (mode) {
      case WRONG_RESPONDER -> {
        CardAuthority stranger = directory.authority(CardAuthority.STRANGER);
        yield new Signer(stranger.responderKey(), stranger.responderCertificate());
      }
      case NOT_A_RESPONDER -> {
        VirtualCard card =
            directory.cards().stream()
                .filter(one -> one.authority() == authority.id() && one.kind() != CardKind.WEAK_KEY)
                .findFirst()
                .orElseThrow();
        yield new Signer(card.key(), card.certificate());
      }
      case NORMAL,
          NO_NONCE,
          STALE,
          UNKNOWN,
          WRONG_NONCE,
          WRONG_CERTIFICATE,
          BAD_SIGNATURE,
          MALFORMED,
          TRY_LATER,
          SLOW,
          DOWN ->
          new Signer(authority.responderKey(), authority.responderCertificate());
    };
  }

  private CertificateStatus status(CardAuthority authority, CertificateID id) {
    Optional<VirtualCard> card = find(authority, id);
    if (card.isEmpty()) {
      return new UnknownStatus();
    }
    CardState state = states.state(card.get());
    return state == CardState.VALID
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(states.since(card.get())), state.reason());
  }

  private Optional<VirtualCard> find(CardAuthority authority, CertificateID id) {
    return directory.cards().stream()
        .filter(card -> card.authority() == authority.id())
        .filter(card -> card.certificate().getSerialNumber().equals(id.getSerialNumber()))
        .findFirst();
  }

  private CertificateID another(CertificateID id, X509CertificateHolder issuer)
      throws OCSPException, OperatorCreationException {
    DigestCalculator digest = digests.get(CertificateID.HASH_SHA1);
    return new CertificateID(digest, issuer, id.getSerialNumber().add(BigInteger.ONE));
  }

  private static Optional<Extension> nonce(OCSPReq request, OcspMode mode) {
    Extension sent = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (sent == null) {
      return Optional.empty();
    }
    if (mode != OcspMode.WRONG_NONCE) {
      return Optional.of(sent);
    }
    try {
      byte[] other = new DEROctetString(new byte[32]).getEncoded();
      return Optional.of(
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(other)));
    } catch (IOException e) {
      throw new IllegalStateException("32 bytes can be encoded", e);
    }
  }

  private static byte[] error(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException("an OCSP error can be encoded", e);
    }
  }
}
