package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.zaitaku.shared.UserId;

/** Accounts of the institution whose rows are open. */
@Dependent
class AccountRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** Locked for the transaction, so that two attempts are counted as two. */
  Optional<Account> findForLogin(long institutionId, UserId userId) {
    return entityManager
        .createQuery(
            "select a from Account a where a.institutionId = :institution and lower(a.userId) = :userId",
            Account.class)
        .setParameter("institution", institutionId)
        .setParameter("userId", userId.folded())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  Account add(Account account) {
    entityManager.persist(account);
    return account;
  }
}
