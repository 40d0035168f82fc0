package org.zaitaku.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;

/**
 * What other features may know of an institution's settings: topic records. Asked at the moment of
 * use; what needs an application beside (ORG-016, ORG-017) is off from the moment on in which that
 * is withdrawn.
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
        .map(found -> ConsentOffer.of(found.institution, found.settings, today()));
  }

  /**
   * What is left of the offer while {@link #consentOffer} is empty; without a telephone before the
   * institution's first day and after its last.
   */
  public ConsentOffer closedOffer(long institutionId) {
    return find(institutionId)
        .map(
            found ->
                ConsentOffer.of(found.institution, found.settings, today())
                    .closed(found.institution.isInUse(clock.instant())))
        .orElseThrow();
  }

  /** The institution as its patients see it. */
  public ShownInstitution shownInstitution(long institutionId) {
    return find(institutionId)
        .map(found -> ShownInstitution.of(found.institution, found.settings))
        .orElseThrow();
  }

  /**
   * Whether the first of two devices may show the eligibility of the person whose card the other
   * read.
   */
  public boolean tellsEligibilityAcross(long institutionId) {
    return find(institutionId).map(found -> found.settings.tellsEligibilityAcross()).orElse(false);
  }

  /**
   * Whether アクティベーションコード may be issued: only while 訪問診療等機能 is 利用する (ACT-001, X-59). Never for 実施機関,
   * which has no settings.
   */
  public boolean mayIssueActivationCodes(long institutionId) {
    return findInUse(institutionId)
        .map(found -> found.settings.mayIssueActivationCodes())
        .orElse(false);
  }

  /** Whether ［メニュー］ has 訪問診療等・オンライン診療等 (LOG-016); asked at the log-in (ENV-007). */
  public boolean usesHomeVisitsOrOnline(long institutionId) {
    return find(institutionId).map(found -> found.settings.usesHomeVisitsOrOnline()).orElse(false);
  }

  /** 利用文字コード of files that are exchanged (ENV-009); utf-8 for 実施機関. */
  public CharacterCode characterCode(long institutionId) {
    return find(institutionId)
        .map(found -> found.settings.characterCode())
        .orElse(CharacterCode.UTF_8);
  }

  /**
   * What the settings open at the counter, on the card reader and in the web API (ENV-011 to
   * ENV-037).
   */
  public CounterOffer counterOffer(long institutionId) {
    return find(institutionId)
        .map(found -> CounterOffer.of(found.institution, found.settings, today()))
        .orElseThrow();
  }

  /** The care settings that the institution uses now; their URLs are alive (ONL-006). */
  public Set<CareSetting> offered(long institutionId) {
    Set<CareSetting> offered = EnumSet.noneOf(CareSetting.class);
    findInUse(institutionId)
        .ifPresent(
            found ->
                EnumSet.allOf(CareSetting.class).stream()
                    .filter(found.settings::offers)
                    .forEach(offered::add));
    return offered;
  }

  /**
   * What the institution set, for 実施機関: the items of its kind in their order, as the audit names
   * them.
   */
  public Map<SettingsItem, String> values(long institutionId) {
    Map<SettingsItem, String> values = new EnumMap<>(SettingsItem.class);
    find(institutionId)
        .ifPresent(
            found ->
                found.settings.values().entrySet().stream()
                    .filter(set -> set.getKey().isFor(found.institution.kind()))
                    .forEach(set -> values.put(set.getKey(), set.getValue())));
    return values;
  }

  /** Nothing works of an institution that has not begun, or has ended: its settings are as none. */
  private Optional<Found> findInUse(long institutionId) {
    return find(institutionId).filter(found -> found.institution.isInUse(clock.instant()));
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

  private LocalDate today() {
    return BusinessDay.today(clock);
  }

  private record Found(EnvironmentSettings settings, Institution institution) {}
}
