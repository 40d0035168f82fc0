package org.zaitaku.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * Writes the audit. A success is written in the transaction of the change and dies with it; a
 * refusal in a transaction of its own, so that it stays when the change is rolled back.
 */
@ApplicationScoped
public class AuditTrail {

  /** Or, of a stopped device, with its stop: one that was stolen may ask for ever. */
  private static final Set<ErrorCode> WRITTEN_BY_THE_USE_CASE =
      Set.of(
          ErrorCode.PERMISSION_DENIED,
          ErrorCode.LOGIN_REFUSED,
          ErrorCode.CARD_REFUSED,
          ErrorCode.DEVICE_STOPPED);

  /** Actor of a line for which no door said who it is. */
  private static final Actor NOBODY = new Actor.OfSystem("nobody");

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** Something was done. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void success(AuditAction action, AuditSubject subject) {
    write(action, AuditOutcome.SUCCESS, subject, null, AuditChanges.NONE);
  }

  /** Something was changed, from what to what. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void success(AuditAction action, AuditSubject subject, AuditChanges changes) {
    write(action, AuditOutcome.SUCCESS, subject, null, changes);
  }

  /**
   * Something was refused, and the refusal itself is what the transaction commits, e.g. a counted
   * failure.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void refusalWithin(AuditAction action, AuditSubject subject, String detail) {
    write(action, AuditOutcome.REFUSED, subject, detail, AuditChanges.NONE);
  }

  /** Something was refused; {@code detail} is a code out of an enumeration. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refusal(AuditAction action, AuditSubject subject, String detail) {
    write(action, AuditOutcome.REFUSED, subject, detail, AuditChanges.NONE);
  }

  /**
   * A use case refused what a door was asked for. Written under the institution that is concerned;
   * where none is, nobody's data was asked for and nothing is written, so that a scan of the
   * internet does not fill the audit.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refusalAtDoor(BusinessException refusal) {
    if (WRITTEN_BY_THE_USE_CASE.contains(refusal.code())) {
      return;
    }
    current
        .institutionOpened()
        .ifPresent(
            institution ->
                write(
                    AuditAction.REFUSED_AT_DOOR,
                    AuditOutcome.REFUSED,
                    new AuditSubject(institution, null, null),
                    refusal.code().name(),
                    AuditChanges.NONE));
  }

  private void write(
      AuditAction action,
      AuditOutcome outcome,
      AuditSubject subject,
      String detail,
      AuditChanges changes) {
    Actor actor = current.find().orElse(NOBODY);
    Long institutionId =
        subject.institutionId() != null
            ? subject.institutionId()
            : actor.institutionId().orElse(null);
    entityManager.persist(
        new AuditEvent(
            clock.instant(),
            current.correlationId(),
            actor,
            institutionId,
            action,
            outcome,
            subject.patientId(),
            subject.name(),
            detail,
            changes));
  }
}
