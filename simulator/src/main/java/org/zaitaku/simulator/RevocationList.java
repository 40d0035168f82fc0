package org.zaitaku.simulator;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Writes the revocation list of an authority from the states of its cards, fresh each time; valid
 * for a day (RFC 5280, 5).
 */
final class RevocationList {

  private static final Duration VALID = Duration.ofHours(24);
  private static final Duration OUTDATED = Duration.ofDays(3);

  private final CardDirectory directory;
  private final CardStates states;
  private final Clock clock;

  RevocationList(CardDirectory directory, CardStates states, Clock clock) {
    this.directory = directory;
    this.states = states;
    this.clock = clock;
  }

  /** The list in DER. */
  byte[] of(CardAuthority authority, CrlMode mode) {
    Instant now = clock.instant();
    return switch (mode) {
      case NORMAL, SLOW, DOWN -> list(authority, authority, now);
      case STALE -> list(authority, authority, now.minus(OUTDATED));
      case WRONG_KEY -> list(authority, directory.authority(CardAuthority.STRANGER), now);
      case MALFORMED -> new byte[] {0x30, 0x03, 0x02, 0x01};
    };
  }

  private byte[] list(CardAuthority authority, CardAuthority signer, Instant thisUpdate) {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(new X500Name(CardAuthority.NAME), Date.from(thisUpdate));
    list.setNextUpdate(Date.from(thisUpdate.plus(VALID)));
    for (VirtualCard card : directory.cards()) {
      CardState state = states.state(card);
      if (card.authority() == authority.id() && state != CardState.VALID) {
        list.addCRLEntry(
            card.certificate().getSerialNumber(), Date.from(states.since(card)), state.reason());
      }
    }
    try {
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(signer.certificate().getPublicKey()));
      list.addExtension(
          Extension.cRLNumber,
          false,
          new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond())));
      return list.build(
              new JcaContentSignerBuilder(CertificateIssue.signatureAlgorithm(signer.key()))
                  .build(signer.key()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(
          "the list of authority " + authority.id() + " cannot be signed", e);
    }
  }
}
