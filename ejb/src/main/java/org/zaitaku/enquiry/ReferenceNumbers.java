package org.zaitaku.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** 照会番号 of the institution whose rows are open. */
@Dependent
class ReferenceNumbers {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** Whom this number means. */
  Optional<RegisteredReference> find(long institutionId, ReferenceNumber number) {
    return entityManager
        .createQuery(
            "select r from RegisteredReference r where r.institutionId = :institution and r.number = :number",
            RegisteredReference.class)
        .setParameter("institution", institutionId)
        .setParameter("number", number.value())
        .getResultStream()
        .findFirst();
  }

  /** What was registered for this patient. */
  Optional<RegisteredReference> of(long institutionId, long patientId) {
    return entityManager
        .createQuery(
            "select r from RegisteredReference r where r.institutionId = :institution and r.patientId = :patient",
            RegisteredReference.class)
        .setParameter("institution", institutionId)
        .setParameter("patient", patientId)
        .getResultStream()
        .findFirst();
  }

  /** Two that give the same number wait for each other. */
  void lock(long institutionId) {
    entityManager
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
        .setParameter(1, "reference_number:" + institutionId)
        .getSingleResult();
  }

  void flush() {
    entityManager.flush();
  }

  /** Keeps a new one; one that is known keeps itself. */
  void keep(RegisteredReference reference) {
    entityManager.persist(reference);
  }
}
