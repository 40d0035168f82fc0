package org.zaitaku.operator;

import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CurrentActor;

/** When a day begins in Tokyo: codes that take over from that day on (ORG-009). */
@Singleton
@UseCase
public class InstitutionUpkeep {

  @Inject private InstitutionLifeService life;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Makes up for the days on which no server ran, and begins to look each day. */
  @Requires(Permission.INSTITUTION_UPKEEP)
  public void begin() {
    life.takeOverDue();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("0").second("1").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(null, false));
  }

  @Timeout
  void keepUp() {
    current.become(new Actor.OfSystem("institution upkeep"));
    life.takeOverDue();
  }
}
