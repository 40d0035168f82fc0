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
 * Registers an authenticated reception: asks for the eligibility outside of any transaction, then
 * T3. May be called any number of times.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationService {

  @Inject private RegistrationSteps steps;

  @Inject private EligibilitySource source;

  /** Does nothing where the reception is not waiting for it (any more). */
  @Requires(Permission.RECEPTION_FINISH)
  public void register(UUID receptionId) {
    Optional<Long> patientId = steps.findAuthenticatedPatient(receptionId);
    if (patientId.isEmpty()) {
      return;
    }
    Optional<Eligibility> eligibility;
    try {
      eligibility = source.find(patientId.get());
    } catch (EligibilityUnavailableException unavailable) {
      // CON-A-028: without eligibility there is no completion.
      steps.fail(receptionId, ErrorCode.ELIGIBILITY_UNAVAILABLE);
      return;
    }
    steps.register(receptionId, eligibility);
  }
}
