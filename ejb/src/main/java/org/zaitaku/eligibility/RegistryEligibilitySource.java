package org.zaitaku.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.zaitaku.patient.Patient;
import org.zaitaku.shared.RowScope;

/**
 * The registry of this installation as the source. A person with 自己情報提供停止 has nothing to show
 * (ELG-037).
 */
@ApplicationScoped
public class RegistryEligibilitySource implements EligibilitySource {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private RowScope rows;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Eligibility> find(long patientId) {
    try {
      rows.patient(patientId);
      Patient patient = entityManager.find(Patient.class, patientId);
      if (patient == null || patient.isSelfInformationStopped()) {
        return Optional.empty();
      }
      return Optional.ofNullable(entityManager.find(EligibilityRecord.class, patientId))
          .map(EligibilityRecord::disclosed);
    } catch (PersistenceException e) {
      throw new EligibilityUnavailableException(e);
    }
  }
}
