package org.zaitaku.report;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zaitaku.account.Account;
import org.zaitaku.audit.AuditEvent;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.BusinessDay;

/**
 * Reads the audit of the institution whose rows are open: by partition, then by index, the newest
 * first.
 */
@Dependent
class OperationRepository {

  private static final String ACCOUNT = "account:";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  List<AuditEvent> find(long institutionId, OperationSearch search, int first, int size) {
    return query(
            AuditEvent.class, "select e", " order by e.at desc, e.id desc", institutionId, search)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long count(long institutionId, OperationSearch search) {
    return query(Long.class, "select count(*)", "", institutionId, search).getSingleResult();
  }

  private <T> TypedQuery<T> query(
      Class<T> result, String select, String order, long institutionId, OperationSearch search) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder(select).append(" from AuditEvent e where ");
    // Lines of no institution are the operator's to look through.
    where.append(
        institutionId == Institution.OPERATOR_ID
            ? "(e.institutionId = :institution or e.institutionId is null)"
            : "e.institutionId = :institution");
    values.put("institution", institutionId);
    where.append(" and e.at >= :from and e.at < :until");
    values.put("from", search.from().atStartOfDay(BusinessDay.TOKYO).toInstant());
    LocalDate after = search.until().plusDays(1);
    values.put("until", after.atStartOfDay(BusinessDay.TOKYO).toInstant());
    if (search.userId() != null) {
      List<Long> accounts = accountsOf(institutionId, search.userId());
      where.append(
          accounts.isEmpty() ? " and lower(e.actorName) = :user" : " and e.accountId in :user");
      values.put("user", accounts.isEmpty() ? search.userId().toLowerCase(Locale.ROOT) : accounts);
    }
    if (search.group() != null) {
      where.append(" and e.action in :actions");
      values.put("actions", search.group().actions());
    }
    if (search.outcome() != null) {
      where.append(" and e.outcome = :outcome");
      values.put("outcome", search.outcome());
    }
    if (search.subject() != null) {
      where.append(" and e.subject in :subjects");
      values.put("subjects", subjects(institutionId, search.subject()));
    }
    TypedQuery<T> query = entityManager.createQuery(where.append(order).toString(), result);
    values.forEach(query::setParameter);
    return query;
  }

  /** What the audit calls it: an account by its ID, or a reception by its number. */
  private List<String> subjects(long institutionId, String typed) {
    List<String> subjects =
        accountsOf(institutionId, typed).stream()
            .map(id -> ACCOUNT + id)
            .collect(Collectors.toList());
    subjects.add("reception:" + typed.toLowerCase(Locale.ROOT));
    return subjects;
  }

  private List<Long> accountsOf(long institutionId, String userId) {
    return entityManager
        .createQuery(
            "select a.id from Account a where a.institutionId = :institution and lower(a.userId) = :user",
            Long.class)
        .setParameter("institution", institutionId)
        .setParameter("user", userId.toLowerCase(Locale.ROOT))
        .getResultList();
  }

  /** The account that a subject names; null where it names none. */
  static Long accountOf(String subject) {
    return subject != null && subject.matches(ACCOUNT + "[0-9]{1,18}")
        ? Long.valueOf(subject.substring(ACCOUNT.length()))
        : null;
  }

  /** Accounts of the open institution by their ids, deleted ones too. */
  Map<Long, Account> accounts(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entityManager
            .createQuery("select a from Account a where a.id in :ids", Account.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Account::id, account -> account));
  }

  List<AuditReview> reviews(long institutionId, int most) {
    return entityManager
        .createQuery(
            "select r from AuditReview r where r.institutionId = :institution order by r.reviewedAt desc, r.id desc",
            AuditReview.class)
        .setParameter("institution", institutionId)
        .setMaxResults(most)
        .getResultList();
  }

  void add(AuditReview review) {
    entityManager.persist(review);
  }
}
