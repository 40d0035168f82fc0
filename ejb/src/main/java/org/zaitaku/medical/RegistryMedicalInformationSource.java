package org.zaitaku.medical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.zaitaku.patient.Patient;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.RowScope;

/**
 * The registry of this installation as the source. A person with 自己情報提供停止 has nothing to show
 * (ELG-037).
 */
@ApplicationScoped
public class RegistryMedicalInformationSource implements MedicalInformationSource {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private RowScope rows;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<MedicalEntry> find(long patientId, Set<ConsentItem> parts) {
    try {
      rows.patient(patientId);
      Patient patient = entityManager.find(Patient.class, patientId);
      if (patient == null || patient.isSelfInformationStopped()) {
        return List.of();
      }
      return entityManager
          .createQuery(
              "select r from MedicalRecord r where r.patientId = :patient and r.entry.part in :parts"
                  + " order by r.entry.day desc, r.id",
              MedicalRecord.class)
          .setParameter("patient", patientId)
          .setParameter("parts", parts)
          .getResultStream()
          .map(MedicalRecord::entry)
          .sorted(Comparator.comparing(MedicalEntry::part))
          .toList();
    } catch (PersistenceException e) {
      throw new MedicalInformationUnavailableException(e);
    }
  }
}
