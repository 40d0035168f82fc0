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
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.BusinessDay;

/**
 * Makes the monthly partitions of the audit 24 months ahead, at the start and once a day: a month
 * without one would fail every use case that writes a line.
 */
@Singleton
@UseCase
public class DatabaseUpkeep {

  private static final int MONTHS_AHEAD = 24;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Resource private TimerService timers;

  @Inject private Clock clock;

  /** Makes what is missing now, and begins to look once a day. */
  @Requires(Permission.DATABASE_UPKEEP)
  public void begin() {
    makePartitions();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("3").minute("17").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(null, false));
  }

  @Timeout
  void makePartitions() {
    LocalDate until = BusinessDay.today(clock).plusMonths(MONTHS_AHEAD);
    entityManager
        .createNativeQuery("select make_partitions(?1)", Integer.class)
        .setParameter(1, until)
        .getSingleResult();
  }
}
