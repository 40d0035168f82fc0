package org.zaitaku.medical;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.zaitaku.account.Account;
import org.zaitaku.consent.CareRelation;
import org.zaitaku.consent.ConsentParty;
import org.zaitaku.eligibility.EligibilitySnapshot;
import org.zaitaku.patient.Patient;

/** Relations and people of the institution whose rows are open, and the lines of its viewings. */
@Dependent
class MedicalRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  Optional<CareRelation> findRelation(long id) {
    return Optional.ofNullable(entityManager.find(CareRelation.class, id));
  }

  Account getAccount(long id) {
    return Optional.ofNullable(entityManager.find(Account.class, id)).orElseThrow();
  }

  /** Not with 自己情報提供停止; the person's rows are open. */
  boolean mayBeTold(long patientId) {
    Patient patient = entityManager.find(Patient.class, patientId);
    return patient != null && !patient.isSelfInformationStopped();
  }

  /** By the latest eligibility that the institution obtained; nobody with 自己情報提供停止 (ELG-037). */
  Optional<ViewedPerson> findPerson(ConsentParty party) {
    if (!mayBeTold(party.patientId())) {
      return Optional.empty();
    }
    return entityManager
        .createQuery(
            "select s from EligibilitySnapshot s where s.institutionId = :institution"
                + " and s.patientId = :patient and s.eligibility.name is not null"
                + " order by s.obtainedAt desc, s.receptionId desc",
            EligibilitySnapshot.class)
        .setParameter("institution", party.institutionId())
        .setParameter("patient", party.patientId())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(snapshot -> ViewedPerson.of(snapshot.eligibility()));
  }

  void add(ViewHistory line) {
    entityManager.persist(line);
  }
}
