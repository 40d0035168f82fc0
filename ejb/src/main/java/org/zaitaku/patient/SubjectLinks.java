package org.zaitaku.patient;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.SubjectKey;

/**
 * Which person an identity provider means. A link is made by the card itself, read in a reception
 * of this person: a subject never changes hands. 「お名前が違うとき」 takes it back. All in the caller's
 * transaction.
 */
@Dependent
public class SubjectLinks {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** The person, whose rows are open from now on; empty where no card made the link yet. */
  public Optional<Long> find(SubjectKey subject) {
    return rows.patientOfSubject(subject.bytes());
  }

  /**
   * Takes back the link that this reception made, if it made one; the rows of its person are open.
   */
  public void takeBack(long patientId, long institutionId, UUID receptionId) {
    int taken =
        entityManager
            .createNativeQuery(
                "update patient_subject set taken_back_at = ?1"
                    + " where patient_id = ?2 and linked_by = ?3 and taken_back_at is null")
            .setParameter(1, clock.instant())
            .setParameter(2, patientId)
            .setParameter(3, receptionId)
            .executeUpdate();
    if (taken > 0) {
      audit.success(
          AuditAction.SUBJECT_UNLINKED,
          AuditSubject.ofReception(institutionId, receptionId, patientId));
    }
  }

  /**
   * Links a subject with the person whose card was read in this reception; the rows of that person
   * are open afterwards. Once more the same is no second link; a subject that belongs to another
   * person stays theirs, and the audit says that it was tried.
   */
  public void link(SubjectKey subject, long patientId, long institutionId, UUID receptionId) {
    rows.patient(patientId);
    int made =
        entityManager
            .createNativeQuery(
                "insert into patient_subject (subject_hash, patient_id, linked_at, linked_by)"
                    + " values (?1, ?2, ?3, ?4) on conflict do nothing")
            .setParameter(1, subject.bytes())
            .setParameter(2, patientId)
            .setParameter(3, clock.instant())
            .setParameter(4, receptionId)
            .executeUpdate();
    if (made == 1) {
      audit.success(
          AuditAction.SUBJECT_LINKED,
          AuditSubject.ofReception(institutionId, receptionId, patientId));
      return;
    }
    Optional<Long> holder = rows.patientOfSubject(subject.bytes());
    rows.patient(patientId);
    if (!holder.equals(Optional.of(patientId))) {
      audit.refusalWithin(
          AuditAction.SUBJECT_LINKED,
          AuditSubject.ofReception(institutionId, receptionId, patientId),
          ErrorCode.CONFLICT.name());
    }
  }
}
