package org.zaitaku.institution;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;

/** Institutions and the periods of their codes. */
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
                + " where c.code = :code and c.period.validFrom <= :day"
                + " and (c.period.validUntil is null or c.period.validUntil >= :day)",
            Institution.class)
        .setParameter("code", code)
        .setParameter("day", day)
        .getResultStream()
        .findFirst();
  }

  /**
   * The institution that this code names on a day, or will name within {@code leadDays} days: its
   * first accounts are made before its 利用開始日 (ORG-008).
   */
  public Optional<Institution> findForLogin(InstitutionCode code, LocalDate day, int leadDays) {
    return entityManager
        .createQuery(
            "select i from InstitutionCodePeriod c join Institution i on i.id = c.institutionId"
                + " where c.code = :code and c.period.validFrom <= :from"
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
    entityManager.persist(institution);
    entityManager.persist(
        new InstitutionCodePeriod(institution, new Period(institution.startsOn(), null)));
    return institution;
  }
}
