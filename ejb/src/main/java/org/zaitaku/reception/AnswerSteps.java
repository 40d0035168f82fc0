package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.card.CertificateKeys;
import org.zaitaku.card.VerifiedCard;
import org.zaitaku.card.oidc.OidcRefusal;
import org.zaitaku.card.oidc.VerifiedSubject;
import org.zaitaku.patient.Patient;
import org.zaitaku.patient.PatientRepository;
import org.zaitaku.patient.SubjectLinks;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CertificateKey;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/**
 * The transactions T1 and T2 of a card's answer, or an identity provider's; what lies between them
 * is {@link CardAnswerService}, or {@link ProviderReturnService}.
 */
@Stateless
@UseCase
public class AnswerSteps {

  @Inject private ReceptionRepository receptions;

  @Inject private PatientRepository patients;

  @Inject private CertificateKeys certificateKeys;

  @Inject private SubjectLinks links;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * What T1 found.
   *
   * @param askedAt when the challenge was made; null where {@code outcome} is known
   * @param outcome what the same answer was told before; empty where this answer is the first and
   *     has the challenge now
   */
  public record Intake(UUID receptionId, Instant askedAt, Optional<String> outcome) {}

  /**
   * T1 for an answer of the card app, as {@link #takeInOfProvider} for one of an identity provider:
   * the challenge is consumed for this answer, by a conditional update; of two answers that race
   * one gets it.
   *
   * @throws BusinessException CHALLENGE_UNKNOWN, also for one that was put to the other,
   *     CHALLENGE_EXPIRED, CHALLENGE_ANSWERED by another answer, ANSWER_IN_PROGRESS for the same
   *     answer while it is examined, WRONG_STATE for a reception that was stopped
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Intake takeIn(byte[] challengeHash, byte[] answerHash) {
    return takeIn(challengeHash, answerHash, false);
  }

  /**
   * T1 for an answer of an identity provider.
   *
   * @throws BusinessException as {@link #takeIn}
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Intake takeInOfProvider(byte[] challengeHash, byte[] answerHash) {
    return takeIn(challengeHash, answerHash, true);
  }

  private Intake takeIn(byte[] challengeHash, byte[] answerHash, boolean ofProvider) {
    Challenge challenge =
        Optional.of(challengeHash)
            .filter(rows::openByChallenge)
            .flatMap(receptions::findChallenge)
            .filter(found -> found.isOfProvider() == ofProvider)
            .orElseThrow(() -> new BusinessException(ErrorCode.CHALLENGE_UNKNOWN));
    // The reception first, like everybody who changes a challenge: two orders would be a deadlock.
    Reception reception = receptions.getOpenForUpdate(challenge.receptionId());
    Instant now = clock.instant();
    if (!receptions.claim(challengeHash, answerHash, now)) {
      receptions.readAgain(challenge);
      return new Intake(reception.id(), null, Optional.of(outcomeBefore(challenge, answerHash)));
    }
    Instant askedAt = reception.changedAt();
    reception.answer(now);
    audit.success(
        AuditAction.CARD_ANSWERED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    return new Intake(reception.id(), askedAt, Optional.empty());
  }

  private static String outcomeBefore(Challenge challenge, byte[] answerHash) {
    if (!challenge.isAnswered()) {
      throw new BusinessException(ErrorCode.CHALLENGE_EXPIRED);
    }
    if (!challenge.isAnsweredBy(answerHash)) {
      throw new BusinessException(ErrorCode.CHALLENGE_ANSWERED);
    }
    if (challenge.outcome() == null) {
      throw new BusinessException(ErrorCode.ANSWER_IN_PROGRESS);
    }
    return challenge.outcome();
  }

  /**
   * T2: the card is genuine; the person is found by its certificate, old or new.
   *
   * @return {@link Challenge#AUTHENTICATED}, or why not: CARD_NOT_KNOWN, CARD_NOT_REGISTERED,
   *     OTHER_PERSON at the second card of flow B, WRONG_STATE where the reception was stopped
   *     meanwhile
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public String authenticate(UUID receptionId, VerifiedCard card) {
    Reception reception = receptions.getForUpdate(receptionId);
    Challenge challenge = receptions.getAnswered(receptionId);
    if (reception.state() != ReceptionState.ANSWERED) {
      return stopped(challenge);
    }
    CertificateKey key = certificateKeys.of(card);
    Optional<Patient> patient = rows.patientOfCertificate(key.bytes()).flatMap(patients::find);
    if (patient.isEmpty()) {
      return fail(reception, challenge, null, ErrorCode.CARD_NOT_KNOWN.name());
    }
    return admit(
        reception,
        challenge,
        patient.get(),
        card.notAfter(),
        () ->
            challenge.authenticated(
                key,
                card.algorithm()
                    + " "
                    + card.revocation().source()
                    + " "
                    + card.revocation().statusAsOf()));
  }

  /**
   * T2 for somebody whom an identity provider vouched for. Whom no card was linked with, nobody
   * knows: the reception waits for the card itself.
   *
   * @return as the other, but SUBJECT_NOT_LINKED in the place of CARD_NOT_KNOWN
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public String authenticate(UUID receptionId, VerifiedSubject subject) {
    Reception reception = receptions.getForUpdate(receptionId);
    Challenge challenge = receptions.getAnswered(receptionId);
    if (reception.state() != ReceptionState.ANSWERED) {
      return stopped(challenge);
    }
    Optional<Patient> patient = links.find(subject.key()).flatMap(patients::find);
    if (patient.isEmpty()) {
      reception.meet(subject.key(), clock.instant());
      challenge.refused(OidcRefusal.SUBJECT_NOT_LINKED.name());
      audit.success(
          AuditAction.SUBJECT_MET,
          AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
      return challenge.outcome();
    }
    return admit(
        reception,
        challenge,
        patient.get(),
        null,
        () -> challenge.authenticated(subject.key(), subject.evidence()));
  }

  /** Whoever is known, if the reception may be theirs. */
  private String admit(
      Reception reception,
      Challenge challenge,
      Patient patient,
      Instant certificateEnd,
      Runnable keepProof) {
    if (!patient.isInsuranceCardRegistered()) {
      return fail(reception, challenge, patient.id(), ErrorCode.CARD_NOT_REGISTERED.name());
    }
    if (!reception.mayBeOf(patient.id())) {
      // Not said whose card it is: the reception stays that of the person who enquired.
      return fail(reception, challenge, null, ErrorCode.OTHER_PERSON.name());
    }
    reception.authenticate(patient.id(), certificateEnd, clock.instant());
    keepProof.run();
    audit.success(
        AuditAction.CARD_VERIFIED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), patient.id()));
    return Challenge.AUTHENTICATED;
  }

  /** T2 for a card that was refused: nothing is registered. */
  @Requires(Permission.CARD_AUTHENTICATION)
  public String refuse(UUID receptionId, String reason) {
    Reception reception = receptions.getForUpdate(receptionId);
    Challenge challenge = receptions.getAnswered(receptionId);
    return reception.state() == ReceptionState.ANSWERED
        ? fail(reception, challenge, null, reason)
        : stopped(challenge);
  }

  /**
   * The patient stopped, or the sweeper gave up, while the card was examined: the answer is told
   * so, now and again.
   */
  private static String stopped(Challenge challenge) {
    if (challenge.outcome() == null) {
      challenge.refused(ErrorCode.WRONG_STATE.name());
    }
    return challenge.outcome();
  }

  private String fail(Reception reception, Challenge challenge, Long patientId, String reason) {
    reception.fail(reason, clock.instant());
    challenge.refused(reason);
    audit.refusalWithin(
        AuditAction.CARD_VERIFIED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), patientId),
        reason);
    return reason;
  }
}
