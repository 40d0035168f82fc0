package org.zaitaku.operator;

import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChange;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.RowScope;

/**
 * At the start and once a day: makes the monthly partitions of the audit and the view history 24
 * months ahead, for a month without one would fail every use case that writes a line; and holds the
 * heads of the audit's chains, in the operator's own chain and in the log. Each hour the heads so
 * far go to the log.
 */
@Singleton
@UseCase
public class DatabaseUpkeep {

  private static final Logger LOG = Logger.getLogger(DatabaseUpkeep.class.getName());

  private static final int MONTHS_AHEAD = 24;

  /** Days whose heads are looked after: a server may have been off for some. */
  private static final int DAYS_BACK = 7;

  /** So long after midnight nothing of the day before is still being written. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /** Chains whose heads stand in one line of the audit. */
  private static final int CHAINS_IN_A_LINE = 200;

  /** 実施機関: its chain holds the heads of all. */
  private static final long OPERATOR = 0;

  private static final String ITEM = "auditHead";
  private static final String DAILY = "daily";
  private static final String HOURLY = "hourly";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Resource private TimerService timers;

  @Inject private AuditTrail audit;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** Makes what is missing now, and begins to look once a day and once an hour. */
  @Requires(Permission.DATABASE_UPKEEP)
  public void begin() {
    keep();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("3").minute("17").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(DAILY, false));
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("7"), new TimerConfig(HOURLY, false));
  }

  /** What is to be done once a day. */
  @Requires(Permission.DATABASE_UPKEEP)
  public void keep() {
    makePartitions();
    holdHeads();
  }

  @Timeout
  void keepUp(Timer timer) {
    current.become(new Actor.OfSystem("database upkeep"));
    if (HOURLY.equals(timer.getInfo())) {
      heads(BusinessDay.today(clock), "-so-far").forEach(LOG::info);
    } else {
      keep();
    }
  }

  /**
   * The heads of the days that are over, inside of the operator's chain and outside of the
   * database: with them {@code scripts/verify-audit} finds also a chain that was cut off or made
   * anew.
   */
  private void holdHeads() {
    LocalDate today = BusinessDay.of(clock.instant().minus(SETTLED));
    rows.institution(OPERATOR);
    // One server at a time; another one sees afterwards what this one held.
    entityManager
        .createNativeQuery(
            "select count(*) from pg_advisory_xact_lock(hashtextextended('audit_heads', 0))")
        .getSingleResult();
    for (LocalDate day = today.minusDays(DAYS_BACK); day.isBefore(today); day = day.plusDays(1)) {
      List<String> heads = heads(day, "");
      heads.forEach(LOG::info);
      if (!isHeld(day)) {
        hold(day, heads);
      }
    }
  }

  private void hold(LocalDate day, List<String> heads) {
    for (int first = 0; first < heads.size(); first += CHAINS_IN_A_LINE) {
      List<AuditChange> held =
          heads.subList(first, Math.min(heads.size(), first + CHAINS_IN_A_LINE)).stream()
              .map(head -> new AuditChange(ITEM, null, head))
              .toList();
      audit.success(
          AuditAction.AUDIT_HEADS_KEPT,
          new AuditSubject(OPERATOR, null, subject(day)),
          new AuditChanges(held));
    }
  }

  private boolean isHeld(LocalDate day) {
    return !entityManager
        .createNativeQuery(
            "select 1 from audit_event where institution_id = 0 and action = 'AUDIT_HEADS_KEPT' and subject = ?1"
                + " and at > ?2 limit 1",
            Integer.class)
        .setParameter(1, subject(day))
        .setParameter(2, day.atStartOfDay(BusinessDay.TOKYO).toInstant())
        .getResultList()
        .isEmpty();
  }

  private static String subject(LocalDate day) {
    return "audit:" + day;
  }

  /** As {@code scripts/verify-audit} reads them. */
  private List<String> heads(LocalDate day, String suffix) {
    List<?> heads =
        entityManager
            .createNativeQuery(
                "select cast(institution_id as text), cast(links as text), cast(seq as text), head from audit_heads(?1)",
                Object[].class)
            .setParameter(1, day)
            .getResultList();
    return heads.stream()
        .map(Object[].class::cast)
        .map(
            columns ->
                "audit-head%s day=%s institution=%s links=%s seq=%s hash=%s"
                    .formatted(suffix, day, columns[0], columns[1], columns[2], columns[3]))
        .toList();
  }

  private void makePartitions() {
    LocalDate until = BusinessDay.today(clock).plusMonths(MONTHS_AHEAD);
    entityManager
        .createNativeQuery("select make_partitions(?1)", Integer.class)
        .setParameter(1, until)
        .getSingleResult();
  }
}
