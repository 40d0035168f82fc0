package org.zaitaku.institution;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;

/**
 * Institutions and the periods of their codes; what was taken back names nobody and stands in no
 * answer.
 */
@Dependent
public class InstitutionRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  public Institution get(long id) {
    return entityManager.find(Institution.class, id);
  }

  /** The institution that this code names on a day. */
  public Optional<Institution> find(InstitutionCode code, LocalDate day) {
    return entityManager
        .createQuery(
            "select i from InstitutionCodePeriod c join Institution i on i.id = c.institutionId"
                + " where c.code = :code and c.takenBackAt is null and c.period.validFrom <= :day"
                + " and (c.period.validUntil is null or c.period.validUntil >= :day)",
            Institution.class)
        .setParameter("code", code)
        .setParameter("day", day)
        .getResultStream()
        .findFirst();
  }

  /** The institution that this code names on a day; where it names none, the last that it named. */
  public Optional<Institution> findLast(InstitutionCode code, LocalDate day) {
    return entityManager
        .createQuery(
            "select i from InstitutionCodePeriod c join Institution i on i.id = c.institutionId"
                + " where c.code = :code and c.takenBackAt is null and c.period.validFrom <= :day order by c.period.validFrom desc",
            Institution.class)
        .setParameter("code", code)
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The institution that this code names on a day, or will name within {@code leadDays} days: its
   * first accounts are made before its 利用開始日 (ORG-008). A code that is to take over waits for its
   * day.
   */
  public Optional<Institution> findForLogin(InstitutionCode code, LocalDate day, int leadDays) {
    return entityManager
        .createQuery(
            "select i from InstitutionCodePeriod c join Institution i on i.id = c.institutionId"
                + " where c.code = :code and c.takenBackAt is null and c.period.validFrom <= :from"
                + " and (c.period.validFrom <= :day or c.code = i.code)"
                + " and (c.period.validUntil is null or c.period.validUntil >= :day)"
                + " order by c.period.validFrom",
            Institution.class)
        .setParameter("code", code)
        .setParameter("from", day.plusDays(leadDays))
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Adds an institution whose code names it from its first day on. */
  public Institution add(Institution institution) {
    return add(institution, institution.startsOn());
  }

  /** Adds an institution whose code names it from a day on: it may prepare before it starts. */
  public Institution add(Institution institution, LocalDate namedFrom) {
    entityManager.persist(institution);
    entityManager.persist(new InstitutionCodePeriod(institution, new Period(namedFrom, null)));
    return institution;
  }

  /** Whether this code names an institution on the day or will later. */
  public boolean isTaken(InstitutionCode code, LocalDate from) {
    return !entityManager
        .createQuery(
            "select c.institutionId from InstitutionCodePeriod c where c.code = :code and c.takenBackAt is null"
                + " and (c.period.validUntil is null or c.period.validUntil >= :from)",
            Long.class)
        .setParameter("code", code)
        .setParameter("from", from)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The institution, held until the end of the transaction: of two operators the second waits. */
  public Institution lock(long id) {
    return entityManager.find(Institution.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Its version grows by this change, also where only what belongs to it is written. */
  public void count(Institution institution) {
    entityManager.lock(institution, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
  }

  /** Its codes with their days, the first one first. */
  public List<InstitutionCodePeriod> codes(long id) {
    return entityManager
        .createQuery(
            "select c from InstitutionCodePeriod c where c.institutionId = :institution and c.takenBackAt is null order by c.period.validFrom",
            InstitutionCodePeriod.class)
        .setParameter("institution", id)
        .getResultList();
  }

  /** Institutions that still show a code whose days are over, though another one is in force. */
  public List<Long> successionsDue(LocalDate day) {
    return entityManager
        .createQuery(
            "select i.id from InstitutionCodePeriod c join Institution i on i.id = c.institutionId"
                + " where c.code <> i.code and c.takenBackAt is null and c.period.validFrom <= :day"
                + " and (c.period.validUntil is null or c.period.validUntil >= :day)"
                + " and exists (select p from InstitutionCodePeriod p where p.institutionId = i.id and p.code = i.code"
                + " and p.period.validUntil < c.period.validFrom)",
            Long.class)
        .setParameter("day", day)
        .getResultList();
  }

  /** Writes what was done so far, in this order. */
  public void write() {
    entityManager.flush();
  }

  public void add(InstitutionCodePeriod period) {
    entityManager.persist(period);
  }

  /** Institutions by the beginning of the code or a part of the name; 実施機関 is none. */
  public List<Institution> search(String words, int first, int size) {
    return query(Institution.class, "select i", " order by i.code", words)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  public long count(String words) {
    return query(Long.class, "select count(i)", "", words).getSingleResult();
  }

  private <T> TypedQuery<T> query(Class<T> result, String select, String order, String words) {
    String escaped = words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return entityManager
        .createQuery(
            select
                + " from Institution i where i.id <> :operator"
                + " and (cast(i.code as string) like :begins escape '!' or i.name like :holds escape '!')"
                + order,
            result)
        .setParameter("operator", Institution.OPERATOR_ID)
        .setParameter("begins", escaped + "%")
        .setParameter("holds", "%" + escaped + "%");
  }

  /** What the institution is linked with (ORG-009), of the institution whose rows are open. */
  public List<RelatedInstitution> related(long institutionId) {
    return entityManager
        .createQuery(
            "select r from RelatedInstitution r where r.institutionId = :institution and r.removedAt is null order by r.establishedOn, r.id",
            RelatedInstitution.class)
        .setParameter("institution", institutionId)
        .getResultList();
  }

  public void add(RelatedInstitution related) {
    entityManager.persist(related);
  }
}
