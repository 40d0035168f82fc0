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
import org.zaitaku.accessurl.AccessUrlRepository;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.eligibility.EligibilitySnapshot;
import org.zaitaku.patient.SubjectLinks;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/** The transaction T3: everything or nothing. */
@Stateless
@UseCase
public class CompletionSteps {

  @Inject private ReceptionRepository receptions;

  @Inject private AccessUrlRepository urls;

  @Inject private SettingsReader settings;

  @Inject private ConsentRegister consents;

  @Inject private SubjectLinks links;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** A reception that waits for T3, and whose it is. */
  public record Waiting(UUID receptionId, ReceptionFlow flow, long patientId) {}

  /**
   * Empty where the reception does not wait for it: nothing is asked about a person whose card's
   * answer did not come back.
   *
   * @param returned as in {@link CompletionService#complete}
   */
  @Requires(Permission.RECEPTION_FINISH)
  public Optional<Waiting> findWaiting(UUID receptionId, Optional<byte[]> returned) {
    // Not locked: T3 locks and asks again, and a lock alone would cost a write to the disk.
    Reception reception = receptions.get(receptionId);
    return confirmed(reception, returned)
        .map(answered -> new Waiting(receptionId, reception.flow(), reception.patientId()));
  }

  /**
   * The challenge that was answered, where its answer came back or two devices confirmed it. A
   * provider's answer is brought by the browser that began: it came back already.
   */
  private Optional<Challenge> confirmed(Reception reception, Optional<byte[]> returned) {
    if (reception.state() != ReceptionState.AUTHENTICATED) {
      return Optional.empty();
    }
    return receptions
        .findAnswered(reception.id())
        .filter(
            answered ->
                returned
                    .map(answered::isOf)
                    .orElseGet(() -> answered.isOfProvider() || reception.isMatched()));
  }

  /** The same under the lock: another card may have answered since. */
  private Optional<Challenge> confirmed(
      Reception reception, Waiting waiting, Optional<byte[]> returned) {
    return confirmed(reception, returned)
        .filter(answered -> reception.patientId() == waiting.patientId());
  }

  /**
   * T3: asks URL, settings and the certificate's window again, then writes consent, event, care
   * relation, in flow A the eligibility, audit and COMPLETED (or, after the first card of flow B,
   * ENQUIRED); or FAILED with the reason and nothing else. Does nothing where the card was asked
   * for anew since it was found waiting.
   *
   * @param returned as in {@link CompletionService#complete}
   */
  @Requires(Permission.RECEPTION_FINISH)
  public void complete(
      Waiting waiting, Optional<byte[]> returned, Optional<Eligibility> eligibility) {
    Reception reception = receptions.getForUpdate(waiting.receptionId());
    Optional<Challenge> confirmed = confirmed(reception, waiting, returned);
    if (confirmed.isEmpty()) {
      return;
    }
    Challenge answered = confirmed.get();
    Instant now = clock.instant();
    Optional<ErrorCode> obstacle = findObstacle(reception, now);
    if (obstacle.isPresent()) {
      // It was read, though nobody will see it.
      eligibility.ifPresent(
          read -> audit.success(AuditAction.ELIGIBILITY_OBTAINED, subject(reception)));
      fail(reception, obstacle.get());
      return;
    }
    rows.patient(reception.patientId());
    switch (reception.flow()) {
      case REGISTRATION -> {
        if (returned.isPresent()) {
          link(reception);
        }
        register(reception, answered, eligibility, now);
      }
      case UPDATE -> {
        if (reception.isEnquiry()) {
          enquire(reception, now);
        } else {
          update(reception, answered, now);
        }
      }
      case REVOCATION -> revoke(reception, answered, now);
    }
  }

  /**
   * Says whom the identity provider met. Never across two devices: whoever has a stranger's card
   * read would be linked with them. Only in flow A: its end shows the name, and 「お名前が違うとき」 takes
   * the link back.
   */
  private void link(Reception reception) {
    reception
        .takeUnlinkedSubject()
        .ifPresent(
            met ->
                links.link(met, reception.patientId(), reception.institutionId(), reception.id()));
  }

  private void register(
      Reception reception, Challenge answered, Optional<Eligibility> eligibility, Instant now) {
    consents.register(
        reception.party(),
        answered.evidence(reception.shown()),
        reception.choices(),
        reception.prescriptionForm());
    audit.success(AuditAction.CONSENT_REGISTERED, subject(reception));
    if (eligibility.isPresent()) {
      receptions.add(
          new EligibilitySnapshot(
              reception.id(),
              reception.institutionId(),
              reception.patientId(),
              now,
              eligibility.get().limitedTo(reception.choices())));
      audit.success(AuditAction.ELIGIBILITY_OBTAINED, subject(reception));
    }
    reception.complete(now);
  }

  private void enquire(Reception reception, Instant now) {
    consents
        .find(reception.party())
        .ifPresentOrElse(
            consent -> {
              reception.enquire(consent.id(), consent.version(), now);
              audit.success(AuditAction.CONSENT_ENQUIRED, subject(reception));
            },
            () -> fail(reception, ErrorCode.NOTHING_REGISTERED));
  }

  private void update(Reception reception, Challenge answered, Instant now) {
    boolean updated =
        consents.update(
            reception.party(),
            answered.evidence(reception.shown()),
            reception.enquiredConsentId(),
            reception.enquiredConsentVersion(),
            reception.choices(),
            reception.prescriptionForm());
    if (!updated) {
      fail(reception, ErrorCode.CONSENT_CHANGED);
      return;
    }
    audit.success(AuditAction.CONSENT_UPDATED, subject(reception));
    reception.complete(now);
  }

  private void revoke(Reception reception, Challenge answered, Instant now) {
    if (!consents.revoke(reception.party(), answered.evidence(reception.shown()))) {
      fail(reception, ErrorCode.NOTHING_REGISTERED);
      return;
    }
    audit.success(AuditAction.CONSENT_REVOKED, subject(reception));
    reception.complete(now);
  }

  private static AuditSubject subject(Reception reception) {
    return AuditSubject.ofReception(
        reception.institutionId(), reception.id(), reception.patientId());
  }

  /** Fails a reception that waits for T3, for this reason; nothing is registered. */
  @Requires(Permission.RECEPTION_FINISH)
  public void fail(Waiting waiting, Optional<byte[]> returned, ErrorCode reason) {
    Reception reception = receptions.getForUpdate(waiting.receptionId());
    if (confirmed(reception, waiting, returned).isPresent()) {
      fail(reception, reason);
    }
  }

  /** Fails a reception whose answer nobody examines any more; nothing is registered. */
  @Requires(Permission.RECEPTION_FINISH)
  public void interrupt(UUID receptionId) {
    Reception reception = receptions.getForUpdate(receptionId);
    if (reception.state() == ReceptionState.ANSWERED) {
      receptions.getAnswered(receptionId).refused(ErrorCode.INTERRUPTED.name());
      fail(reception, ErrorCode.INTERRUPTED);
    }
  }

  /** Ends a reception that was left alone, unless it went a step since it was found. */
  @Requires(Permission.RECEPTION_FINISH)
  public void expire(UUID receptionId) {
    Reception reception = receptions.getForUpdate(receptionId);
    Instant now = clock.instant();
    if (reception.isLeftAlone(now)
        && reception.state().after(ReceptionState.Event.EXPIRE).isPresent()) {
      reception.expire(now);
      audit.success(
          AuditAction.RECEPTION_EXPIRED,
          AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    }
  }

  private void fail(Reception reception, ErrorCode reason) {
    reception.fail(reason.name(), clock.instant());
    audit.refusalWithin(AuditAction.RECEPTION_FAILED, subject(reception), reason.name());
  }

  private Optional<ErrorCode> findObstacle(Reception reception, Instant now) {
    if (!urls.isValidSince(reception.accessUrlId(), reception.startedAt())) {
      return Optional.of(ErrorCode.URL_CHANGED);
    }
    // Whoever only looks or revokes needs no offer; whoever chose needs the one that was answered.
    boolean stillOffered =
        reception.choices() == null
            || settings
                .consentOffer(reception.institutionId(), reception.careSetting())
                .filter(offer -> offer.isAnsweredBy(reception.choices()))
                .isPresent();
    if (!stillOffered) {
      return Optional.of(ErrorCode.SETTINGS_CHANGED);
    }
    if (!reception.isCertificateValid(now)) {
      return Optional.of(ErrorCode.CERTIFICATE_EXPIRED);
    }
    return Optional.empty();
  }
}
