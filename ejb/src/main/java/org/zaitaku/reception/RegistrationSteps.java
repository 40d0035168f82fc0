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
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/** The transaction T3: everything or nothing. */
@Stateless
@UseCase
public class RegistrationSteps {

  @Inject private ReceptionRepository receptions;

  @Inject private AccessUrlRepository urls;

  @Inject private SettingsReader settings;

  @Inject private ConsentRegister consents;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** Who was authenticated; empty where the reception is not waiting to be registered. */
  @Requires(Permission.RECEPTION_FINISH)
  public Optional<Long> findAuthenticatedPatient(UUID receptionId) {
    // Not locked: T3 locks and asks again, and a lock alone would cost a write to the disk.
    Reception reception = receptions.get(receptionId);
    return reception.state() == ReceptionState.AUTHENTICATED
        ? Optional.of(reception.patientId())
        : Optional.empty();
  }

  /**
   * T3: asks URL, settings and the certificate's window again, then writes consent, event, care
   * relation, eligibility, audit and COMPLETED; or FAILED with the reason and nothing else.
   */
  @Requires(Permission.RECEPTION_FINISH)
  public void register(UUID receptionId, Optional<Eligibility> eligibility) {
    Reception reception = receptions.getForUpdate(receptionId);
    if (reception.state() != ReceptionState.AUTHENTICATED) {
      return;
    }
    Instant now = clock.instant();
    AuditSubject subject =
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId());
    Optional<ErrorCode> obstacle = findObstacle(reception, now);
    if (obstacle.isPresent()) {
      // It was read, though nobody will see it.
      eligibility.ifPresent(read -> audit.success(AuditAction.ELIGIBILITY_OBTAINED, subject));
      fail(reception, obstacle.get());
      return;
    }
    rows.patient(reception.patientId());
    consents.register(
        new ConsentRegister.Party(
            reception.institutionId(), reception.patientId(), reception.careSetting()),
        reception.id(),
        reception.choices(),
        reception.prescriptionForm());
    audit.success(AuditAction.CONSENT_REGISTERED, subject);
    if (eligibility.isPresent()) {
      receptions.add(
          new EligibilitySnapshot(
              reception.id(),
              reception.institutionId(),
              reception.patientId(),
              now,
              eligibility.get().limitedTo(reception.choices())));
      audit.success(AuditAction.ELIGIBILITY_OBTAINED, subject);
    }
    reception.complete(now);
  }

  /** Fails what cannot be finished; nothing is registered. */
  @Requires(Permission.RECEPTION_FINISH)
  public void fail(UUID receptionId, ErrorCode reason) {
    Reception reception = receptions.getForUpdate(receptionId);
    if (reception.state().after(ReceptionState.Event.FAIL).isPresent()) {
      if (reception.state() == ReceptionState.ANSWERED) {
        receptions.getAnswered(receptionId).refused(reason.name());
      }
      fail(reception, reason);
    }
  }

  /** Ends a reception that was left alone. */
  @Requires(Permission.RECEPTION_FINISH)
  public void expire(UUID receptionId) {
    Reception reception = receptions.getForUpdate(receptionId);
    if (reception.state().after(ReceptionState.Event.EXPIRE).isPresent()) {
      reception.expire(clock.instant());
      audit.success(
          AuditAction.RECEPTION_EXPIRED,
          AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    }
  }

  private void fail(Reception reception, ErrorCode reason) {
    reception.fail(reason.name(), clock.instant());
    audit.refusalWithin(
        AuditAction.RECEPTION_FAILED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId()),
        reason.name());
  }

  private Optional<ErrorCode> findObstacle(Reception reception, Instant now) {
    if (!urls.isValidSince(reception.accessUrlId(), reception.startedAt())) {
      return Optional.of(ErrorCode.URL_CHANGED);
    }
    boolean stillOffered =
        settings
            .consentOffer(reception.institutionId(), reception.careSetting())
            .filter(offer -> offer.isAnsweredBy(reception.choices()))
            .isPresent();
    if (!stillOffered) {
      return Optional.of(ErrorCode.SETTINGS_CHANGED);
    }
    if (now.isAfter(reception.certificateValidUntil())) {
      return Optional.of(ErrorCode.CERTIFICATE_EXPIRED);
    }
    return Optional.empty();
  }
}
