package org.zaitaku.operator;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CurrentActor;

/**
 * When a day begins in Tokyo: codes that take over from that day on (ORG-009). Each by itself: what
 * fails for one institution is logged, and neither stops the others nor the start.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstitutionUpkeep {

  private static final Logger LOG = Logger.getLogger(InstitutionUpkeep.class.getName());

  @Inject private SuccessionService successions;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Makes up for the days on which no server ran, and begins to look each day. */
  @Requires(Permission.INSTITUTION_UPKEEP)
  public void begin() {
    takeOverDue();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("0").second("1").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(null, false));
  }

  @Timeout
  void keepUp() {
    current.become(new Actor.OfSystem("institution upkeep"));
    takeOverDue();
  }

  private void takeOverDue() {
    for (long institution : successions.due()) {
      try {
        successions.takeOver(institution);
      } catch (EJBException failed) {
        LOG.log(
            Level.SEVERE,
            failed,
            () -> "the code of institution " + institution + " does not take over");
      }
    }
  }
}
