package org.zaitaku.shared.bulk;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * What bulk files of every kind have in common: their 受付番号, and the lease by which one run at a
 * time works at them. Each change by a run is refused with CONFLICT once the run lost its lease.
 *
 * @param <F> one kind of them
 */
public abstract class BulkFiles<F extends BulkFile> {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private static final int LAST_NUMBER_OF_A_DAY = 9999;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  private final Class<F> type;
  private final Enum<?> running;

  /**
   * @param running the status of a file that a run works at
   */
  protected BulkFiles(Class<F> type, Enum<?> running) {
    this.type = type;
    this.running = running;
  }

  protected final EntityManager entityManager() {
    return entityManager;
  }

  /**
   * Receives a file under the next 受付番号 of the day. Of two at the same moment the constraint lets
   * one in.
   *
   * @param file makes it of its 受付番号
   * @throws BusinessException BULK_IN_PROGRESS while another one of the institution is not
   *     finished, or where the day's numbers are used up
   */
  public F receive(long institutionId, Instant now, Function<String, F> file) {
    F received = file.apply(nextNumber(institutionId, DAY.format(BusinessDay.of(now))));
    try {
      entityManager.persist(received);
      entityManager.flush();
    } catch (PersistenceException refused) {
      if (refused instanceof ConstraintViolationException
          || refused.getCause() instanceof ConstraintViolationException) {
        throw new BusinessException(ErrorCode.BULK_IN_PROGRESS);
      }
      throw refused;
    }
    return received;
  }

  private String nextNumber(long institutionId, String day) {
    int last =
        findLastNumber(institutionId, day)
            .map(number -> Integer.parseInt(number.substring(day.length() + 1)))
            .orElse(0);
    if (last >= LAST_NUMBER_OF_A_DAY) {
      throw new BusinessException(ErrorCode.BULK_IN_PROGRESS);
    }
    return String.format(Locale.ROOT, "%s-%04d", day, last + 1);
  }

  private Optional<String> findLastNumber(long institutionId, String day) {
    return Optional.ofNullable(
        entityManager
            .createQuery(
                "select max(f.receiptNumber) from "
                    + type.getSimpleName()
                    + " f where f.institutionId = :institution and f.receiptNumber like :day",
                String.class)
            .setParameter("institution", institutionId)
            .setParameter("day", day + "-%")
            .getSingleResult());
  }

  public F get(long id) {
    return entityManager.find(type, id);
  }

  /** Whether the run has the lease now: nobody has it, or whoever had it let it run out. */
  public boolean claim(long id, UUID run, Instant now, Instant until) {
    return entityManager
            .createQuery(
                "update "
                    + type.getSimpleName()
                    + " f set f.leaseRun = :run, f.leaseUntil = :until, f.attempts = f.attempts + 1,"
                    + " f.status = :running where f.id = :id and f.completedAt is null"
                    + " and (f.leaseUntil is null or f.leaseUntil < :now)")
            .setParameter("run", run)
            .setParameter("until", until)
            .setParameter("now", now)
            .setParameter("running", running)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** The lease lasts until then; null gives it back. */
  public void renew(long id, UUID run, Instant until) {
    demandLease(
        entityManager
            .createQuery(
                "update "
                    + type.getSimpleName()
                    + " f set f.leaseUntil = :until"
                    + " where f.id = :id and f.leaseRun = :run and f.completedAt is null")
            .setParameter("until", until)
            .setParameter("id", id)
            .setParameter("run", run)
            .executeUpdate());
  }

  /** So many rows more are done: the lease goes on. */
  public void advance(long id, UUID run, int rows, Instant until) {
    demandLease(
        entityManager
            .createQuery(
                "update "
                    + type.getSimpleName()
                    + " f set f.processed = f.processed + :rows, f.attempts = 0, f.leaseUntil = :until"
                    + " where f.id = :id and f.leaseRun = :run and f.completedAt is null")
            .setParameter("rows", rows)
            .setParameter("until", until)
            .setParameter("id", id)
            .setParameter("run", run)
            .executeUpdate());
  }

  /** For changes under the lease: the run that lost it is refused. */
  protected static void demandLease(int changed) {
    if (changed != 1) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
  }

  /**
   * Files of whatever institution.
   *
   * @param query selects id and institution by a moment and how many at most
   */
  protected List<BulkLead> leads(String query, Instant moment, int most) {
    List<?> found =
        entityManager
            .createNativeQuery(query)
            .setParameter(1, moment)
            .setParameter(2, most)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new BulkLead(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
        .toList();
  }
}
