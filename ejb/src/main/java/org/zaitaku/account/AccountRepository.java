package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.UserId;

/** Accounts of the institution whose rows are open. */
@Dependent
class AccountRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** Also a deleted one: whoever tries it is told nothing else than others. */
  Optional<Account> find(long institutionId, UserId userId) {
    return entityManager
        .createQuery(
            "select a from Account a where a.institutionId = :institution and lower(a.userId) = :userId",
            Account.class)
        .setParameter("institution", institutionId)
        .setParameter("userId", userId.folded())
        .getResultStream()
        .findFirst();
  }

  /**
   * As it is now, and nobody else's until the transaction ends, so that two attempts are counted as
   * two.
   */
  Account lock(long id) {
    return entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** An account that is not deleted. */
  Optional<Account> find(long id) {
    return Optional.ofNullable(entityManager.find(Account.class, id))
        .filter(account -> !account.isDeleted());
  }

  /** Whether an ID is in use or was, without regard to case. */
  boolean isTaken(long institutionId, UserId userId) {
    return !entityManager
        .createQuery(
            "select a.id from Account a where a.institutionId = :institution and lower(a.userId) = :userId",
            Long.class)
        .setParameter("institution", institutionId)
        .setParameter("userId", userId.folded())
        .getResultList()
        .isEmpty();
  }

  /** Accounts of a role that are not deleted. */
  long count(long institutionId, AccountRole role) {
    return entityManager
        .createQuery(
            "select count(a) from Account a where a.institutionId = :institution and a.role = :role and a.deletedAt is null",
            Long.class)
        .setParameter("institution", institutionId)
        .setParameter("role", role)
        .getSingleResult();
  }

  Account add(Account account) {
    entityManager.persist(account);
    return account;
  }
}
