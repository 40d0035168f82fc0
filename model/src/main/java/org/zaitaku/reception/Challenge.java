package org.zaitaku.reception;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.zaitaku.consent.ConsentEvidence;
import org.zaitaku.consent.ShownText;
import org.zaitaku.shared.CertificateKey;
import org.zaitaku.shared.SubjectKey;

/**
 * A challenge for a card: 32 random bytes of which only the hash is kept, good once and for some
 * minutes, tied to one reception and so to one browser. The answer's hash is kept to know the same
 * answer again; its body is not.
 */
@Entity
@Table(name = "challenge")
public class Challenge {

  /** The outcome of a good answer. */
  public static final String AUTHENTICATED = "AUTHENTICATED";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "challenge_seq")
  @SequenceGenerator(name = "challenge_seq", sequenceName = "challenge_seq", allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "reception_id", nullable = false, updatable = false)
  private UUID receptionId;

  @Column(name = "challenge_hash", nullable = false, updatable = false)
  private byte[] challengeHash;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "answer_hash")
  private byte[] answerHash;

  /**
   * What the app was told: AUTHENTICATED or the reason of the refusal; null while the answer is
   * examined.
   */
  @Column(name = "outcome")
  private String outcome;

  /** The keyed hash of the certificate that answered. */
  @Column(name = "certificate_key")
  private byte[] certificateKey;

  /** The keyed hash of whom an identity provider vouched for, where it answered. */
  @Column(name = "subject_key")
  private byte[] subjectKey;

  /** How the answer was checked, and as of when: {@code RS256 OCSP 2026-11-21T02:00:00Z}. */
  @Column(name = "evidence")
  private String evidence;

  /** Put to an identity provider, not to the card app: only that may answer it. */
  @Column(name = "of_provider", nullable = false, updatable = false)
  private boolean ofProvider;

  /** A later challenge took its place. */
  @Column(name = "superseded", nullable = false)
  private boolean superseded;

  protected Challenge() {}

  /**
   * @param ofProvider whether it is put to an identity provider instead of the card app
   */
  public Challenge(
      long institutionId,
      UUID receptionId,
      byte[] challengeHash,
      Instant expiresAt,
      boolean ofProvider) {
    this.institutionId = institutionId;
    this.receptionId = receptionId;
    this.challengeHash = challengeHash.clone();
    this.expiresAt = expiresAt;
    this.ofProvider = ofProvider;
  }

  public Long id() {
    return id;
  }

  public UUID receptionId() {
    return receptionId;
  }

  /** SHA-256 of the challenge. */
  public byte[] challengeHash() {
    return challengeHash.clone();
  }

  /** Compared in constant time. */
  public boolean isOf(byte[] otherChallengeHash) {
    return MessageDigest.isEqual(challengeHash, otherChallengeHash);
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public boolean isOfProvider() {
    return ofProvider;
  }

  public boolean isAnswered() {
    return answeredAt != null;
  }

  public boolean isAnsweredBy(byte[] otherAnswerHash) {
    return answerHash != null && MessageDigest.isEqual(answerHash, otherAnswerHash);
  }

  /** T2: the card is genuine. */
  public void authenticated(CertificateKey key, String checkedHow) {
    outcome = AUTHENTICATED;
    certificateKey = key.bytes();
    evidence = checkedHow;
  }

  /** T2: the identity provider's word is genuine. */
  public void authenticated(SubjectKey key, String checkedHow) {
    outcome = AUTHENTICATED;
    subjectKey = key.bytes();
    evidence = checkedHow;
  }

  /** The answer was refused for this reason. */
  public void refused(String reason) {
    outcome = reason;
  }

  /** What this answer, which was good, proves about a reception that has this text. */
  public ConsentEvidence evidence(ShownText shown) {
    return subjectKey == null
        ? ConsentEvidence.byCard(receptionId, shown, new CertificateKey(certificateKey), evidence)
        : ConsentEvidence.byProvider(receptionId, shown, new SubjectKey(subjectKey), evidence);
  }

  public String outcome() {
    return outcome;
  }
}
