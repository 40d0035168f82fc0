package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * Consents and care relations, with their events, in the caller's transaction. Two registrations
 * for the same patient, institution and care setting wait for each other.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ConsentRegister {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Clock clock;

  /** Whose consent, to whom, for what. */
  public record Party(long institutionId, long patientId, CareSetting careSetting) {}

  /**
   * Registers the choices for the first time or anew, begins the care relation where none is open
   * writes the event.
   */
  public Consent register(
      Party party, UUID receptionId, ConsentChoices choices, PrescriptionForm form) {
    lock(party);
    Instant now = clock.instant();
    Optional<Consent> active = findActive(party);
    active.ifPresent(consent -> consent.registerAgain(choices, form, now));
    Consent consent =
        active.orElseGet(
            () -> {
              Consent first =
                  Consent.register(
                      party.institutionId(),
                      party.patientId(),
                      party.careSetting(),
                      choices,
                      form,
                      now);
              entityManager.persist(first);
              return first;
            });
    entityManager.persist(
        new ConsentEvent(consent, receptionId, ConsentEvent.Kind.REGISTERED, now));
    if (findOpenRelation(party).isEmpty()) {
      entityManager.persist(
          CareRelation.begin(
              party.institutionId(), party.patientId(), party.careSetting(), receptionId, now));
    }
    return consent;
  }

  /**
   * Takes back what one reception registered: the answers before it hold again; where there were
   * none the consent is revoked, and the relation that the reception began ends.
   */
  public void withdraw(Party party, UUID receptionId) {
    lock(party);
    Instant now = clock.instant();
    findActive(party)
        .ifPresent(
            consent -> {
              List<ConsentEvent> before = eventsBefore(consent, receptionId);
              if (before.isEmpty()) {
                consent.revoke(now);
              } else {
                ConsentEvent last = before.get(0);
                consent.registerAgain(last.choices(), last.prescriptionForm(), last.at());
              }
              entityManager.persist(
                  new ConsentEvent(consent, receptionId, ConsentEvent.Kind.WITHDRAWN, now));
            });
    findOpenRelation(party)
        .filter(relation -> relation.begunBy().equals(receptionId))
        .ifPresent(relation -> relation.end(CareRelation.End.RECEPTION_WITHDRAWN, now));
  }

  private void lock(Party party) {
    entityManager
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
        .setParameter(
            1, party.institutionId() + ":" + party.patientId() + ":" + party.careSetting())
        .getSingleResult();
  }

  private Optional<Consent> findActive(Party party) {
    return entityManager
        .createQuery(
            "select c from Consent c where c.institutionId = :institution and c.patientId = :patient"
                + " and c.careSetting = :setting and c.revokedAt is null",
            Consent.class)
        .setParameter("institution", party.institutionId())
        .setParameter("patient", party.patientId())
        .setParameter("setting", party.careSetting())
        .getResultStream()
        .findFirst();
  }

  private Optional<CareRelation> findOpenRelation(Party party) {
    return entityManager
        .createQuery(
            "select r from CareRelation r where r.institutionId = :institution and r.patientId = :patient"
                + " and r.careSetting = :setting and r.endedAt is null",
            CareRelation.class)
        .setParameter("institution", party.institutionId())
        .setParameter("patient", party.patientId())
        .setParameter("setting", party.careSetting())
        .getResultStream()
        .findFirst();
  }

  private List<ConsentEvent> eventsBefore(Consent consent, UUID receptionId) {
    return entityManager
        .createQuery(
            "select e from ConsentEvent e where e.consentId = :consent and e.receptionId <> :reception order by e.id desc",
            ConsentEvent.class)
        .setParameter("consent", consent.id())
        .setParameter("reception", receptionId)
        .setMaxResults(1)
        .getResultList();
  }
}
