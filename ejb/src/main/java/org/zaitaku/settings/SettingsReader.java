package org.zaitaku.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.CareSetting;

/**
 * What other features may know of an institution's settings: topic records. Asked at the moment of
 * use.
 */
@ApplicationScoped
public class SettingsReader {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private InstitutionRepository institutions;

  /**
   * What the institution asks its patients for; empty while it does not use this care setting
   * (ENV-040, ONL-006).
   */
  public Optional<ConsentOffer> consentOffer(long institutionId, CareSetting careSetting) {
    EnvironmentSettings settings = entityManager.find(EnvironmentSettings.class, institutionId);
    if (settings == null || !settings.offers(careSetting)) {
      return Optional.empty();
    }
    Institution institution = institutions.get(institutionId);
    return Optional.of(ConsentOffer.of(institution, settings));
  }
}
