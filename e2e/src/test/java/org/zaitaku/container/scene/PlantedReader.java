package org.zaitaku.container.scene;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.zaitaku.settings.CounterOffer;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.RowScope;

/** Looks, with the application's role, at every URL and account that the transaction may see. */
@Stateless
public class PlantedReader {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private RowScope rows;

  @Inject private SettingsReader settings;

  /**
   * What was seen, and on which connection.
   *
   * @param institutions whose rows
   * @param connection PostgreSQL's process
   */
  public record Seen(List<Long> institutions, int connection) {}

  /** In the caller's transaction or one of its own; opens the rows of this institution first. */
  public Seen lookAs(long institutionId) {
    rows.institution(institutionId);
    return look();
  }

  /** The same in a new transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Seen lookApartAs(long institutionId) {
    return lookAs(institutionId);
  }

  /** Opens the rows that this URL's token opens, if any. */
  public Seen lookByUrl(String token) {
    rows.openByUrl(token);
    return look();
  }

  /** What the settings open at the counter of an institution, now. */
  public CounterOffer counterOffer(long institutionId) {
    rows.institution(institutionId);
    return settings.counterOffer(institutionId);
  }

  /** Whether a page shows the eligibility though another device read the card, now. */
  public boolean tellsEligibilityAcross(long institutionId) {
    rows.institution(institutionId);
    return settings.tellsEligibilityAcross(institutionId);
  }

  /** Opens nothing. */
  public Seen look() {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select institution_id from access_url union select institution_id from account"
                    + " union select institution_id from environment_settings",
                Long.class)
            .getResultList();
    Integer connection =
        (Integer)
            entityManager
                .createNativeQuery("select pg_backend_pid()", Integer.class)
                .getSingleResult();
    return new Seen(found.stream().map(Long.class::cast).sorted().toList(), connection);
  }
}
