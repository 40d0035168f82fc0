package org.zaitaku.reception;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * Finishes or fails what a lost server left between T1 and T3, and ends what was left alone for 15
 * minutes. Two nodes may sweep at once: each step locks its reception and asks for its state again.
 */
@Singleton
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReceptionSweeper {

  private static final Logger LOG = Logger.getLogger(ReceptionSweeper.class.getName());

  @Inject private LeftBehindService leftBehind;

  @Inject private RegistrationService registration;

  @Inject private RegistrationSteps steps;

  @Inject private CurrentActor current;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void sweep() {
    current.become(new Actor.OfSystem("sweeper"));
    for (LeftBehind found : leftBehind.find()) {
      try {
        finish(found);
      } catch (BusinessException refused) {
        LOG.log(
            Level.INFO,
            "Left as it is: {0} {1}",
            new Object[] {found.receptionId(), refused.getMessage()});
      }
    }
  }

  private void finish(LeftBehind found) {
    switch (found.state()) {
      case AUTHENTICATED -> registration.register(found.receptionId());
      case ANSWERED -> steps.fail(found.receptionId(), ErrorCode.INTERRUPTED);
      case STARTED, CHALLENGED -> steps.expire(found.receptionId());
      case COMPLETED, FAILED, WITHDRAWN, EXPIRED -> {
        // finished by another node in the meantime
      }
    }
  }
}
