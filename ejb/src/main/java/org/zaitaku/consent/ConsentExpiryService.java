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
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
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

  @Inject private AuditTrail audit;

  /** Some of them, the oldest first. */
  @Requires(Permission.CONSENT_UPKEEP)
  public List<OverdueConsent> find() {
    return term.over().map(this::givenBefore).orElse(List.of());
  }

  private List<OverdueConsent> givenBefore(Instant moment) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select consent_id, institution_id, patient_id from consents_given_before(?1, ?2)")
            .setParameter(1, moment)
            .setParameter(2, MOST)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new OverdueConsent(number(row[0]), number(row[1]), number(row[2])))
        .toList();
  }

  private static long number(Object cell) {
    return ((Number) cell).longValue();
  }

  /** Ends one, with its care relation; nothing where it was given anew or revoked since. */
  @Requires(Permission.CONSENT_UPKEEP)
  public void expire(OverdueConsent overdue) {
    rows.institution(overdue.institutionId());
    rows.patient(overdue.patientId());
    consents
        .expire(overdue.consentId())
        .ifPresent(
            reception ->
                audit.success(
                    AuditAction.CONSENT_EXPIRED,
                    AuditSubject.ofReception(
                        overdue.institutionId(), reception, overdue.patientId())));
  }
}
