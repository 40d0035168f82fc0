package org.zaitaku.card;

import java.security.cert.X509Certificate;
import java.util.Objects;

/** An answer whose form is right: its parts are read, and none of them is believed yet. */
public final class PresentedCard {

  private final ChallengeValue challenge;
  private final X509Certificate certificate;
  private final String algorithm;
  private final byte[] signature;

  PresentedCard(
      ChallengeValue challenge, X509Certificate certificate, String algorithm, byte[] signature) {
    this.challenge = Objects.requireNonNull(challenge);
    this.certificate = Objects.requireNonNull(certificate);
    this.algorithm = Objects.requireNonNull(algorithm);
    this.signature = signature.clone();
  }

  public ChallengeValue challenge() {
    return challenge;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The name that the answer claims: printable, otherwise unchecked. */
  public String algorithm() {
    return algorithm;
  }

  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public String toString() {
    return "PresentedCard[…]";
  }
}
