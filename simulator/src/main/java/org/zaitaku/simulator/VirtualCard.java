package org.zaitaku.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * A card without plastic: key and certificate for user authentication. Immutable and safe to be
 * used by many threads; the counting of wrong PINs is the business of {@link CardStates}.
 */
public final class VirtualCard {

  /** The PIN of every virtual card. It is shown beside the card: it protects nothing. */
  public static final String PIN = "1234";

  private final String name;
  private final Optional<String> person;
  private final int authority;
  private final String issuerKeyId;
  private final CardKind kind;
  private final X509Certificate certificate;
  private final String certificateText;
  private final CardAlgorithm algorithm;
  private final PrivateKey key;

  VirtualCard(
      String name,
      Optional<String> person,
      CardAuthority authority,
      CardKind kind,
      X509Certificate certificate,
      PrivateKey key) {
    this.name = name;
    this.person = person;
    this.authority = authority.id();
    this.issuerKeyId = authority.issuerKeyId();
    this.kind = kind;
    this.certificate = certificate;
    this.algorithm = CardAlgorithm.of(certificate.getPublicKey());
    this.key = key;
    try {
      this.certificateText = Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate can always be encoded", e);
    }
  }

  /** Name in {@code cards.csv}, e.g. {@code P01} or {@code P01-revoked}. */
  public String name() {
    return name;
  }

  /**
   * The person of the server's test data, P01 to P10; empty for a card that nobody is registered
   * for.
   */
  public Optional<String> person() {
    return person;
  }

  /** Generation of the issuing authority: 1 or 2, or {@link CardAuthority#STRANGER}. */
  public int authority() {
    return authority;
  }

  /** Lower-case hex of SHA-256 over the issuing authority's SubjectPublicKeyInfo. */
  public String issuerKeyId() {
    return issuerKeyId;
  }

  public CardKind kind() {
    return kind;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public CardAlgorithm algorithm() {
    return algorithm;
  }

  PrivateKey key() {
    return key;
  }

  /**
   * Whether {@code digits} is the PIN. Says nothing of tries: {@link CardStates#enterPin} counts
   * them.
   */
  boolean hasPin(String digits) {
    return PIN.equals(digits);
  }

  /** Signs what a link asks for; no PIN, for tests and the benchmark. */
  public CardAnswer sign(CardRequest request) {
    return sign(request.origin(), request.challenge());
  }

  /**
   * Signs a challenge for a site.
   *
   * @param origin scheme, host and port, no slash at the end
   * @param challenge 43 characters of base64url
   * @throws IllegalArgumentException when the challenge has another form
   */
  public CardAnswer sign(String origin, String challenge) {
    byte[] signature = algorithm.sign(key, signedBytes(origin, challenge));
    return new CardAnswer(
        CardAnswer.FORMAT,
        challenge,
        certificateText,
        algorithm.name(),
        Base64.getEncoder().encodeToString(signature));
  }

  /**
   * SHA-256 of the origin in UTF-8, followed by SHA-256 of the 32 bytes of the challenge: 64 bytes.
   */
  static byte[] signedBytes(String origin, String challenge) {
    byte[] site = sha256(origin.getBytes(StandardCharsets.UTF_8));
    byte[] question = sha256(CardRequest.challengeBytes(challenge));
    byte[] both = new byte[site.length + question.length];
    System.arraycopy(site, 0, both, 0, site.length);
    System.arraycopy(question, 0, both, site.length, question.length);
    return both;
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "VirtualCard[" + name + "]";
  }
}
