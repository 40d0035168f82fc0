package org.zaitaku.patient;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The person whose rows are open. */
@Dependent
public class PatientRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  public Optional<Patient> find(long id) {
    return Optional.ofNullable(entityManager.find(Patient.class, id));
  }
}
