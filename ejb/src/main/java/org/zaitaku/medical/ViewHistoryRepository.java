package org.zaitaku.medical;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 医療情報閲覧履歴 of the institution whose rows are open: by partition, then by index, the newest first.
 */
@Dependent
class ViewHistoryRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  int count(long institutionId, ViewSearch search) {
    return Math.toIntExact(
        query(Long.class, "select count(*)", "", institutionId, search).getSingleResult());
  }

  List<ViewHistory> find(long institutionId, ViewSearch search, int first, int most) {
    return query(
            ViewHistory.class, "select h", " order by h.at desc, h.id desc", institutionId, search)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  private <T> TypedQuery<T> query(
      Class<T> result, String select, String order, long institutionId, ViewSearch search) {
    TypedQuery<T> query =
        entityManager
            .createQuery(
                select
                    + " from ViewHistory h where h.institutionId = :institution"
                    + " and h.at >= :begin and h.at < :end"
                    + (search.kind() == null ? "" : " and h.kind = :kind")
                    + order,
                result)
            .setParameter("institution", institutionId)
            .setParameter("begin", search.period().begin())
            .setParameter("end", search.period().end());
    return search.kind() == null ? query : query.setParameter("kind", search.kind());
  }

  /** By the latest eligibility that the institution obtained; of whom something may be told. */
  Map<Long, String> names(Collection<Long> patients) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select distinct on (s.patient_id) s.patient_id, s.name from eligibility_snapshot s"
                    + " where s.patient_id = any (cast(string_to_array(?1, ',') as bigint[]))"
                    + " and s.name is not null and may_be_told(s.patient_id)"
                    + " order by s.patient_id, s.obtained_at desc, s.reception_id desc")
            .setParameter(
                1,
                patients.stream().distinct().map(String::valueOf).collect(Collectors.joining(",")))
            .getResultList();
    Map<Long, String> names = new HashMap<>();
    for (Object row : found) {
      Object[] columns = (Object[]) row;
      names.put(((Number) columns[0]).longValue(), (String) columns[1]);
    }
    return names;
  }
}
