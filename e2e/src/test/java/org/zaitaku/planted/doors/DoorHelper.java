package org.zaitaku.planted.doors;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Date;
import org.zaitaku.institution.InstitutionRepository;

/** Planted: a door that breaks every rule but one. */
@SuppressWarnings("JavaUtilDate") // what is planted
class DoorHelper {

  boolean open(EntityManager manager, InstitutionRepository institutions, Date date) {
    System.out.println("planted");
    return manager.isOpen()
        && institutions.get(1) != null
        && date.toInstant().isBefore(Instant.now());
  }
}
