package org.zaitaku.consent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.RowScope;

/** Consents whose term is over: which they are, and the end of each. */
@Stateless
@UseCase
public class ConsentExpiryService {

  private static final int MOST = 200;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private ConsentRegister consents;

  @Inject private ConsentTerm term;

  @Inject private RowScope rows;

  /**
   * The next of them.
   *
   * @param after the id of the last that was found; 0 for the first
   */
  @Requires(Permission.CONSENT_UPKEEP)
  public List<OverdueConsent> find(long after) {
    return term.over().map(moment -> givenBefore(moment, after)).orElse(List.of());
  }

  private List<OverdueConsent> givenBefore(Instant moment, long after) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select consent_id, institution_id from consents_given_before(?1, ?2, ?3)")
            .setParameter(1, moment)
            .setParameter(2, after)
            .setParameter(3, MOST)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(
            row -> new OverdueConsent(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
        .toList();
  }

  /** Ends one, with its care relation; nothing where it was given anew or revoked since. */
  @Requires(Permission.CONSENT_UPKEEP)
  public void expire(OverdueConsent overdue) {
    rows.institution(overdue.institutionId());
    consents.endIfOver(overdue.consentId());
  }
}
