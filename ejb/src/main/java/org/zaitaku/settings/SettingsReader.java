package org.zaitaku.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What the institution asks its patients for; empty while it does not use this care setting
   * (ENV-040, ONL-006).
   */
  public Optional<ConsentOffer> consentOffer(long institutionId, CareSetting careSetting) {
    return find(institutionId)
        .filter(found -> found.settings.offers(careSetting))
        .map(found -> ConsentOffer.of(found.institution, found.settings));
  }

  /** The institution as its patients see it. */
  public ShownInstitution shownInstitution(long institutionId) {
    return find(institutionId)
        .map(found -> ShownInstitution.of(found.institution, found.settings))
        .orElseThrow();
  }

  /** The care settings that the institution uses now; their URLs are alive (ONL-006). */
  public Set<CareSetting> offered(long institutionId) {
    Set<CareSetting> offered = EnumSet.noneOf(CareSetting.class);
    find(institutionId)
        .ifPresent(
            found ->
                EnumSet.allOf(CareSetting.class).stream()
                    .filter(found.settings::offers)
                    .forEach(offered::add));
    return offered;
  }

  /** Activation codes are for institutions that use 訪問診療等機能 (ACT-001, X-59). */
  public boolean mayIssueActivationCodes(long institutionId) {
    return offered(institutionId).contains(CareSetting.HOME_VISIT);
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
