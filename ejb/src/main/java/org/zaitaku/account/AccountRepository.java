package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.UserId;

/** Accounts of the institution whose rows are open. */
@Dependent
class AccountRepository {

  /** Name of the index that keeps IDs apart. */
  private static final String UNIQUE_ID = "account_user_id";

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
   * As it is now, deleted or not, and nobody else's until the transaction ends, so that two
   * attempts are counted as two.
   */
  Account hold(long id) {
    return entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** An account that is not deleted. */
  Optional<Account> find(long id) {
    return Optional.ofNullable(entityManager.find(Account.class, id))
        .filter(account -> !account.isDeleted());
  }

  /** An account that is not deleted, locked for the transaction and as it is now. */
  Optional<Account> lock(long id) {
    return Optional.ofNullable(
            entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(account -> !account.isDeleted());
  }

  int count(AccountSearchQuery search) {
    return ((Number) prepare(search.count(), search).getSingleResult()).intValue();
  }

  List<AccountDetails> search(
      AccountSearchQuery search, AccountOrder order, int offset, int limit) {
    List<?> rows = prepare(search.page(order, offset, limit), search).getResultList();
    return rows.stream().map(row -> details((Object[]) row)).toList();
  }

  private Query prepare(String sql, AccountSearchQuery search) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < search.values().size(); i++) {
      query.setParameter(i + 1, search.values().get(i));
    }
    return query;
  }

  private static AccountDetails details(Object[] row) {
    return new AccountDetails(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).intValue(),
        AccountRole.valueOf((String) row[2]),
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (Boolean) row[6],
        (Boolean) row[7],
        LocalDate.parse((String) row[8]),
        row[9] == null ? null : LocalDate.parse((String) row[9]),
        null);
  }

  /** What was changed goes to the database now. */
  void write() {
    entityManager.flush();
  }

  /**
   * New accounts go to the database now.
   *
   * @throws AccountFormException ID_TAKEN where another registration was a moment faster
   */
  void writeNew() {
    try {
      entityManager.flush();
    } catch (PersistenceException refused) {
      if (isAboutTheId(refused)) {
        throw new AccountFormException(
            List.of(new FieldFault(AccountForm.USER_ID, Fault.ID_TAKEN)));
      }
      throw refused;
    }
  }

  private static boolean isAboutTheId(Throwable refused) {
    return refused instanceof ConstraintViolationException violation
        ? UNIQUE_ID.equals(violation.getConstraintName())
        : refused.getCause() != null && isAboutTheId(refused.getCause());
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
