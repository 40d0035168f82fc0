package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
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

  @Inject private ConsentTerm term;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * Registers the choices for the first time or anew, begins the care relation where none is open
   * writes the event.
   */
  public Consent register(
      ConsentParty party, ConsentEvidence evidence, ConsentChoices choices, PrescriptionForm form) {
    lock(party);
    Optional<Consent> active = findActive(party);
    Instant now = momentOfChange(active);
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
    write(consent, evidence, ConsentEvent.Kind.REGISTERED, now);
    if (findOpenRelation(party).isEmpty()) {
      entityManager.persist(
          CareRelation.begin(
              party.institutionId(),
              party.patientId(),
              party.careSetting(),
              evidence.receptionId(),
              now));
    }
    return consent;
  }

  /** What is registered; empty where nothing is, or its term is over. */
  public Optional<Consent> find(ConsentParty party) {
    lock(party);
    return findActive(party);
  }

  private Instant momentOfChange(Optional<Consent> active) {
    Instant now = clock.instant();
    return active.map(consent -> consent.momentOfChange(now)).orElse(now);
  }

  /** The consent with this id, of the institution whose rows are open, while its term lasts. */
  public Optional<Consent> find(long consentId) {
    return Optional.ofNullable(entityManager.find(Consent.class, consentId))
        .filter(consent -> term.endOf(consent.registeredAt()).isEmpty());
  }

  /**
   * Changes what the patient saw: this consent, in this version.
   *
   * @return false where it was changed or revoked since, or its term is over
   */
  public boolean update(
      ConsentParty party,
      ConsentEvidence evidence,
      long seenConsent,
      int seenVersion,
      ConsentChoices choices,
      PrescriptionForm form) {
    lock(party);
    Optional<Consent> active =
        findActive(party)
            .filter(consent -> consent.id() == seenConsent && consent.version() == seenVersion);
    Instant now = momentOfChange(active);
    active.ifPresent(
        consent -> {
          consent.registerAgain(choices, form, now);
          write(consent, evidence, ConsentEvent.Kind.UPDATED, now);
        });
    return active.isPresent();
  }

  /**
   * Revokes whatever is registered, and ends the care relation.
   *
   * @return false where there is nothing to revoke
   */
  public boolean revoke(ConsentParty party, ConsentEvidence evidence) {
    lock(party);
    Optional<Consent> active = findActive(party);
    Instant now = momentOfChange(active);
    active.ifPresent(
        consent ->
            end(
                consent,
                evidence,
                ConsentEvent.Kind.REVOKED,
                CareRelation.End.PATIENT_REVOKED,
                now));
    return active.isPresent();
  }

  /**
   * The same by the institution itself, at the end of its care (同意取消照会, ELG-028); nothing where
   * there is nothing to revoke.
   */
  public void revokeByInstitution(ConsentParty party, long accountId) {
    lock(party);
    Optional<Consent> active = findActive(party);
    Instant now = momentOfChange(active);
    active.ifPresent(
        consent ->
            end(
                consent,
                ConsentEvidence.byInstitution(givenIn(consent, now), accountId),
                ConsentEvent.Kind.REVOKED_BY_INSTITUTION,
                CareRelation.End.INSTITUTION_REVOKED,
                now));
  }

  /** A consent ends, and with it the care relation. */
  private void end(
      Consent consent,
      ConsentEvidence evidence,
      ConsentEvent.Kind kind,
      CareRelation.End reason,
      Instant moment) {
    consent.revoke(moment);
    write(consent, evidence, kind, moment);
    findOpenRelation(consent.party()).ifPresent(relation -> relation.end(reason, moment));
  }

  /** The reception whose word it is at that moment. */
  private UUID givenIn(Consent consent, Instant moment) {
    return history(consent.id()).at(moment).orElseThrow().receptionId();
  }

  /** Whether a care relation is open in any 診療区分. */
  public boolean isInCare(long institutionId, long patientId) {
    return entityManager
            .createQuery(
                "select count(r) from CareRelation r where r.institutionId = :institution and r.patientId = :patient"
                    + " and r.endedAt is null",
                Long.class)
            .setParameter("institution", institutionId)
            .setParameter("patient", patientId)
            .getSingleResult()
        > 0;
  }

  /** Whether the patient is in the institution's care; one whose term is over no more is. */
  public Optional<InCare> findInCare(ConsentParty party) {
    return find(party)
        .flatMap(consent -> findOpenRelation(party).map(relation -> new InCare(relation, consent)));
  }

  /** The same by the relation's id, of the institution whose rows are open. */
  public Optional<InCare> findInCare(long relationId) {
    return Optional.ofNullable(entityManager.find(CareRelation.class, relationId))
        .flatMap(relation -> findInCare(relation.party()))
        .filter(found -> found.relation().id() == relationId);
  }

  /**
   * Those of these relations that are open and rest on an active consent, as they stand at this
   * moment: nothing is locked, and a term that is over is only left out.
   */
  public List<InCare> inCare(Collection<Long> relationIds) {
    return entityManager
        .createQuery(
            "select r, c from CareRelation r, Consent c where r.id in :relations and r.endedAt is null"
                + " and c.institutionId = r.institutionId and c.patientId = r.patientId"
                + " and c.careSetting = r.careSetting and c.revokedAt is null",
            Object[].class)
        .setParameter("relations", relationIds)
        .getResultStream()
        .map(found -> new InCare((CareRelation) found[0], (Consent) found[1]))
        .filter(care -> term.endOf(care.consent().registeredAt()).isEmpty())
        .toList();
  }

  /** Ends the consent with this id, of the institution whose rows are open, if its term is over. */
  public void endIfOver(long consentId) {
    Consent consent = entityManager.find(Consent.class, consentId);
    lock(consent.party());
    entityManager.refresh(consent);
    if (consent.isActive()) {
      endIfOver(consent);
    }
  }

  /** Whether it ended at the end of its term; with the care relation, and at that very moment. */
  private boolean endIfOver(Consent consent) {
    Optional<Instant> end = term.endOf(consent.registeredAt());
    end.ifPresent(
        moment -> {
          UUID given = givenIn(consent, moment);
          end(
              consent,
              ConsentEvidence.byTime(given),
              ConsentEvent.Kind.EXPIRED,
              CareRelation.End.EXPIRED,
              moment);
          audit.success(
              AuditAction.CONSENT_EXPIRED,
              AuditSubject.ofReception(consent.institutionId(), given, consent.patientId()));
          // The end first: the database allows one active consent and one open relation.
          entityManager.flush();
        });
    return end.isPresent();
  }

  /** The events of a consent, in their order. */
  public ConsentHistory history(long consentId) {
    return new ConsentHistory(
        entityManager
            .createQuery(
                "select e from ConsentEvent e where e.consentId = :consent order by e.at, e.id",
                ConsentEvent.class)
            .setParameter("consent", consentId)
            .getResultList());
  }

  /**
   * Takes back what one reception registered. What other receptions registered and did not take
   * back stands: the latest of it holds, and where the reception began the care relation, another
   * is begun by that one. Where nothing stands the consent is revoked and the relation ends.
   */
  public void withdraw(ConsentParty party, ConsentEvidence evidence) {
    lock(party);
    Instant now = clock.instant();
    Optional<ConsentEvent> standing =
        findActive(party)
            .filter(consent -> history(consent.id()).knows(evidence.receptionId()))
            .flatMap(consent -> takeBack(consent, evidence, now));
    findOpenRelation(party)
        .filter(relation -> relation.begunBy().equals(evidence.receptionId()))
        .ifPresent(
            relation -> {
              relation.end(CareRelation.End.RECEPTION_WITHDRAWN, now);
              standing.ifPresent(event -> beginAgain(party, event));
            });
  }

  private Optional<ConsentEvent> takeBack(Consent consent, ConsentEvidence evidence, Instant now) {
    Optional<ConsentEvent> standing = history(consent.id()).without(evidence.receptionId());
    standing.ifPresentOrElse(
        event -> consent.registerAgain(event.choices(), event.prescriptionForm(), event.at()),
        () -> consent.revoke(now));
    write(consent, evidence, ConsentEvent.Kind.WITHDRAWN, now);
    return standing;
  }

  private void write(
      Consent consent, ConsentEvidence evidence, ConsentEvent.Kind kind, Instant now) {
    entityManager.persist(new ConsentEvent(consent, evidence, kind, now));
  }

  private void beginAgain(ConsentParty party, ConsentEvent event) {
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

  private void lock(ConsentParty party) {
    entityManager
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
        .setParameter(
            1, party.institutionId() + ":" + party.patientId() + ":" + party.careSetting())
        .getSingleResult();
  }

  /** What holds; what does no more is ended first. */
  private Optional<Consent> findActive(ConsentParty party) {
    return entityManager
        .createQuery(
            "select c from Consent c where c.institutionId = :institution and c.patientId = :patient"
                + " and c.careSetting = :setting and c.revokedAt is null",
            Consent.class)
        .setParameter("institution", party.institutionId())
        .setParameter("patient", party.patientId())
        .setParameter("setting", party.careSetting())
        .getResultStream()
        .findFirst()
        .filter(consent -> !endIfOver(consent));
  }

  private Optional<CareRelation> findOpenRelation(ConsentParty party) {
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
}
