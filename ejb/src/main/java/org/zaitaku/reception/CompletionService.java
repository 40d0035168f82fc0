package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.eligibility.EligibilitySource;
import org.zaitaku.eligibility.EligibilityUnavailableException;
import org.zaitaku.shared.ErrorCode;

/**
 * Completes what an authenticated patient wants: in flow A asks for the eligibility outside of any
 * transaction, then T3. May be called any number of times.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CompletionService {

  @Inject private CompletionSteps steps;

  @Inject private EligibilitySource source;

  /**
   * Does nothing where the reception is not waiting for it (any more).
   *
   * @param returned the hash of the challenge whose answer came back to the reception's own
   *     browser; empty where two devices confirmed a number
   */
  @Requires(Permission.RECEPTION_FINISH)
  public void complete(UUID receptionId, Optional<byte[]> returned) {
    Optional<CompletionSteps.Waiting> waiting = steps.findWaiting(receptionId, returned);
    if (waiting.isEmpty()) {
      return;
    }
    if (waiting.get().flow() != ReceptionFlow.REGISTRATION) {
      steps.complete(waiting.get(), returned, Optional.empty());
      return;
    }
    Optional<Eligibility> eligibility;
    try {
      eligibility = source.find(waiting.get().patientId());
    } catch (EligibilityUnavailableException unavailable) {
      // CON-A-028: without eligibility there is no completion.
      steps.fail(waiting.get(), returned, ErrorCode.ELIGIBILITY_UNAVAILABLE);
      return;
    }
    steps.complete(waiting.get(), returned, eligibility);
  }
}
