package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.Account;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/** The checklist of a new 管理アカウント on ［メニュー］, in the order of seed 004. */
@Stateless
@UseCase
public class FirstDayService {

  private static final Set<AccountRole> STAFF =
      Set.of(AccountRole.GENERAL, AccountRole.MEDICAL_VIEWER);

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private CurrentActor current;

  /** Only who sets an institution up may ask. */
  @Requires(Permission.SETTINGS)
  public FirstDay look() {
    Actor.OfAccount who = (Actor.OfAccount) current.find().orElseThrow();
    Account own = entityManager.find(Account.class, who.accountId());
    return new FirstDay(
        // The first saving is the first change of the row that the enrolment made.
        exists(
            "select 1 from EnvironmentSettings s where s.institutionId = :institution and s.version > 0",
            who),
        !entityManager
            .createQuery(
                "select 1 from Account a where a.institutionId = :institution and a.role in :roles and a.deletedAt is null",
                Integer.class)
            .setParameter("institution", who.institution())
            .setParameter("roles", STAFF)
            .setMaxResults(1)
            .getResultList()
            .isEmpty(),
        exists("select 1 from ActivationCode c where c.institutionId = :institution", who),
        own != null && !own.isPasswordInitial());
  }

  private boolean exists(String query, Actor.OfAccount who) {
    return !entityManager
        .createQuery(query, Integer.class)
        .setParameter("institution", who.institution())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
