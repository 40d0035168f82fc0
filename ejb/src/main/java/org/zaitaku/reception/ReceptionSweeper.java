package org.zaitaku.reception;

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
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;

/**
 * Fails what a lost server left between T1 and T2, completes what two devices confirmed and a lost
 * server did not, and ends what was left alone for 15 minutes. Two nodes may sweep at once: each
 * step locks its reception and asks for its state again.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReceptionSweeper {

  private static final Logger LOG = Logger.getLogger(ReceptionSweeper.class.getName());

  @Inject private LeftBehindService leftBehind;

  @Inject private CompletionService completion;

  @Inject private CompletionSteps steps;

  @Inject private CurrentActor current;

  @Resource private TimerService timers;

  /** Begins to sweep every ten seconds; told by the start once its checks are done. */
  @Requires(Permission.RECEPTION_UPKEEP)
  public void begin() {
    timers.createCalendarTimer(
        new ScheduleExpression().hour("*").minute("*").second("*/10"),
        new TimerConfig(null, false));
  }

  @Timeout
  void sweep() {
    current.become(new Actor.OfSystem("sweeper"));
    for (LeftBehind found : leftBehind.find()) {
      try {
        end(found);
      } catch (BusinessException | EJBException refused) {
        // One that cannot be ended must not keep the others waiting.
        LOG.log(Level.WARNING, refused, () -> "Left as it is: " + found.receptionId());
      }
    }
  }

  private void end(LeftBehind found) {
    switch (found.state()) {
      case ANSWERED -> steps.interrupt(found.receptionId());
      case AUTHENTICATED -> {
        completion.complete(found.receptionId(), Optional.empty());
        steps.expire(found.receptionId());
      }
      case STARTED, CHALLENGED, ENQUIRED -> steps.expire(found.receptionId());
      case COMPLETED, FAILED, WITHDRAWN, EXPIRED -> {
        // finished by another node in the meantime
      }
    }
  }
}
