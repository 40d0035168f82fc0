package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
   * Takes back what one reception registered. What other receptions registered and did not take
   * back stands: the latest of it holds, and where the reception began the care relation, another
   * is begun by that one. Where nothing stands the consent is revoked and the relation ends.
   */
  public void withdraw(Party party, UUID receptionId) {
    lock(party);
    Instant now = clock.instant();
    Optional<ConsentEvent> standing =
        findActive(party).flatMap(consent -> takeBack(consent, receptionId, now));
    findOpenRelation(party)
        .filter(relation -> relation.begunBy().equals(receptionId))
        .ifPresent(
            relation -> {
              relation.end(CareRelation.End.RECEPTION_WITHDRAWN, now);
              standing.ifPresent(event -> beginAgain(party, event));
            });
  }

  private Optional<ConsentEvent> takeBack(Consent consent, UUID receptionId, Instant now) {
    Optional<ConsentEvent> standing = findStanding(consent, receptionId);
    standing.ifPresentOrElse(
        event -> consent.registerAgain(event.choices(), event.prescriptionForm(), event.at()),
        () -> consent.revoke(now));
    entityManager.persist(new ConsentEvent(consent, receptionId, ConsentEvent.Kind.WITHDRAWN, now));
    return standing;
  }

  private void beginAgain(Party party, ConsentEvent event) {
    // The end first: the database allows one open relation.
    entityManager.flush();
    entityManager.persist(
        CareRelation.begin(
            party.institutionId(),
            party.patientId(),
            party.careSetting(),
            event.receptionId(),
            event.at()));
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

  /** The latest registration by another reception that was not taken back. */
  private Optional<ConsentEvent> findStanding(Consent consent, UUID receptionId) {
    return entityManager
        .createQuery(
            "select e from ConsentEvent e where e.consentId = :consent and e.kind = :registered and e.receptionId <> :reception"
                + " and not exists (select w.id from ConsentEvent w where w.receptionId = e.receptionId and w.kind = :withdrawn)"
                + " order by e.at desc, e.id desc",
            ConsentEvent.class)
        .setParameter("consent", consent.id())
        .setParameter("reception", receptionId)
        .setParameter("registered", ConsentEvent.Kind.REGISTERED)
        .setParameter("withdrawn", ConsentEvent.Kind.WITHDRAWN)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
