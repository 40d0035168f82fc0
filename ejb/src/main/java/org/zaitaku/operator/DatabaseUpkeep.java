package org.zaitaku.operator;

import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.BusinessDay;

/**
 * At the start and once a day: makes the monthly partitions of the audit 24 months ahead, for a
 * month without one would fail every use case that writes a line; and writes the heads of the
 * audit's chains into the log.
 */
@Singleton
@UseCase
public class DatabaseUpkeep {

  private static final Logger LOG = Logger.getLogger(DatabaseUpkeep.class.getName());

  private static final int MONTHS_AHEAD = 24;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Resource private TimerService timers;

  @Inject private Clock clock;

  /** Makes what is missing now, and begins to look once a day. */
  @Requires(Permission.DATABASE_UPKEEP)
  public void begin() {
    keep();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("3").minute("17").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(null, false));
  }

  @Timeout
  void keep() {
    makePartitions();
    anchorAudit();
  }

  /**
   * Yesterday's heads of the audit's chains, outside of the database: with them {@code
   * scripts/verify-audit} finds also a chain that was cut off or made anew.
   */
  private void anchorAudit() {
    LocalDate yesterday = BusinessDay.today(clock).minusDays(1);
    List<?> heads =
        entityManager
            .createNativeQuery(
                "select cast(institution_id as text), cast(links as text), cast(seq as text), head from audit_heads(?1)",
                Object[].class)
            .setParameter(1, yesterday)
            .getResultList();
    for (Object head : heads) {
      Object[] columns = (Object[]) head;
      LOG.info(
          "audit-head day=%s institution=%s links=%s seq=%s hash=%s"
              .formatted(yesterday, columns[0], columns[1], columns[2], columns[3]));
    }
  }

  private void makePartitions() {
    LocalDate until = BusinessDay.today(clock).plusMonths(MONTHS_AHEAD);
    entityManager
        .createNativeQuery("select make_partitions(?1)", Integer.class)
        .setParameter(1, until)
        .getSingleResult();
  }
}
