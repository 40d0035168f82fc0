package org.zaitaku.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * Writes the audit. A success is written in the transaction of the change and dies with it; a
 * refusal in a transaction of its own, so that it stays when the change is rolled back.
 */
@ApplicationScoped
public class AuditTrail {

  /** Actor of a line for which no door said who it is. */
  private static final Actor NOBODY = new Actor.OfSystem("nobody");

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** Something was done. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void success(AuditAction action, AuditSubject subject) {
    write(action, AuditOutcome.SUCCESS, subject, null);
  }

  /**
   * Something was refused, and the refusal itself is what the transaction commits, e.g. a counted
   * failure.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void refusalWithin(AuditAction action, AuditSubject subject, String detail) {
    write(action, AuditOutcome.REFUSED, subject, detail);
  }

  /** Something was refused; {@code detail} is a code out of an enumeration. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refusal(AuditAction action, AuditSubject subject, String detail) {
    write(action, AuditOutcome.REFUSED, subject, detail);
  }

  private void write(
      AuditAction action, AuditOutcome outcome, AuditSubject subject, String detail) {
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
            detail));
  }
}
