package org.zaitaku.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.CareSetting;

/**
 * What other features may know of an institution's settings: topic records. Asked at the moment of
 * use.
 */
@ApplicationScoped
public class SettingsReader {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Clock clock;

  /**
   * What the institution asks its patients for; empty while it does not use this care setting
   * (ENV-040, ONL-006).
   */
  public Optional<ConsentOffer> consentOffer(long institutionId, CareSetting careSetting) {
    return findInUse(institutionId)
        .filter(found -> found.settings.offers(careSetting))
        .map(found -> ConsentOffer.of(found.institution, found.settings));
  }

  /** The institution as its patients see it. */
  public ShownInstitution shownInstitution(long institutionId) {
    return find(institutionId)
        .map(found -> ShownInstitution.of(found.institution, found.settings))
        .orElseThrow();
  }

  /** Nothing of an institution that has ended works: its settings are as none. */
  private Optional<Found> findInUse(long institutionId) {
    return find(institutionId).filter(found -> !found.institution.hasEnded(clock.instant()));
  }

  /** Both in one round trip: every patient's request asks for them. */
  private Optional<Found> find(long institutionId) {
    return entityManager
        .createQuery(
            "select s, i from EnvironmentSettings s"
                + " join Institution i on i.id = s.institutionId"
                + " where s.institutionId = :institution",
            Object[].class)
        .setParameter("institution", institutionId)
        .getResultStream()
        .map(row -> new Found((EnvironmentSettings) row[0], (Institution) row[1]))
        .findFirst();
  }

  private record Found(EnvironmentSettings settings, Institution institution) {}
}
