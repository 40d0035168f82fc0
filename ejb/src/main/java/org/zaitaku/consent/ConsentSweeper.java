package org.zaitaku.consent;

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
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;

/**
 * Each hour writes down the end of consents whose term is over and that nobody asked for since:
 * they ended then, swept or not. Two nodes may sweep at once: each end locks its consent and looks
 * again.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConsentSweeper {

  private static final Logger LOG = Logger.getLogger(ConsentSweeper.class.getName());

  @Inject private ConsentExpiryService expiry;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Begins to sweep; told by the start once its checks are done. */
  @Requires(Permission.CONSENT_UPKEEP)
  public void begin() {
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("41"), new TimerConfig(null, false));
  }

  @Timeout
  void sweep() {
    current.become(new Actor.OfSystem("consent sweeper"));
    List<OverdueConsent> found = expiry.find(0);
    while (!found.isEmpty()) {
      found.forEach(this::expire);
      found = expiry.find(found.get(found.size() - 1).consentId());
    }
  }

  private void expire(OverdueConsent overdue) {
    try {
      expiry.expire(overdue);
    } catch (BusinessException | EJBException failed) {
      // One that cannot be ended must not keep the others waiting.
      LOG.log(Level.WARNING, failed, () -> "Left as it is: consent " + overdue.consentId());
    }
  }
}
