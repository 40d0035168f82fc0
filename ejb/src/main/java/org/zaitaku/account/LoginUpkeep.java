package org.zaitaku.account;

import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CurrentActor;

/**
 * Ends every ten minutes the sessions whose browsers are gone, and forgets once a day where nobody
 * logged in from for long.
 */
@Singleton
@UseCase
public class LoginUpkeep {

  private static final String SESSIONS = "sessions";
  private static final String ORIGINS = "origins";

  @Inject private SessionService sessions;

  @Inject private LoginOrigins origins;

  @Inject private SecondFactorService secondFactor;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Told by the start once its checks are done. */
  @Requires(Permission.SESSION_UPKEEP)
  public void begin() {
    secondFactor.tellSwitchedOff();
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("*/10"), new TimerConfig(SESSIONS, false));
    timers.createCalendarTimer(
        new ScheduleExpression().hour("3").minute("27").timezone(BusinessDay.TOKYO.getId()),
        new TimerConfig(ORIGINS, false));
  }

  @Timeout
  void keepUp(Timer timer) {
    current.become(new Actor.OfSystem("log-in upkeep"));
    if (SESSIONS.equals(timer.getInfo())) {
      sessions.endStale();
    } else {
      forgetOrigins();
    }
  }

  /** Origins that nobody used for 400 days, in all institutions. */
  @Requires(Permission.SESSION_UPKEEP)
  public void forgetOrigins() {
    origins.forgetOld();
  }
}
