package org.zaitaku.medical;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * Viewing the medical information of a patient in whose care relation one's own institution is
 * (ELG-031): what the consent opens at this moment, and nothing without a line in the view history.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MedicalInformationService {

  @Inject private MedicalInformationSteps steps;

  @Inject private MedicalInformationSource source;

  @Inject private AuditTrail audit;

  /**
   * Who the patient of this relation is; empty where nothing may be told or nothing is known.
   * Written down.
   *
   * @throws BusinessException NOT_FOUND, also for another institution's; CONSENT_MISSING where the
   *     relation or the consent has ended; SERVICE_NOT_OFFERED
   */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<ViewedPerson> person(long careRelationId) {
    return audited(
        AuditAction.ELIGIBILITY_SHOWN,
        careRelationId,
        () ->
            steps.person(careRelationId).orElseThrow(MedicalInformationService::missing).person());
  }

  /**
   * One kind of medical information: the parts that the patient agreed to.
   *
   * @throws BusinessException NOT_FOUND, also for another institution's relation; CONSENT_MISSING
   *     where the relation or the consent has ended, or the patient agreed to no part;
   *     SERVICE_NOT_OFFERED; MEDICAL_INFORMATION_UNAVAILABLE
   */
  @Requires(Permission.MEDICAL_VIEW)
  public ViewedInformation view(long careRelationId, MedicalInformation kind) {
    return audited(
        AuditAction.MEDICAL_INFORMATION_VIEWED,
        careRelationId,
        () -> {
          OpenedInformation asked =
              steps.open(careRelationId, kind).orElseThrow(MedicalInformationService::missing);
          return steps
              .release(careRelationId, kind, asked, read(asked))
              .orElseThrow(MedicalInformationService::missing);
        });
  }

  private List<MedicalEntry> read(OpenedInformation asked) {
    try {
      return source.find(asked.patientId(), asked.parts());
    } catch (MedicalInformationUnavailableException silent) {
      throw new BusinessException(ErrorCode.MEDICAL_INFORMATION_UNAVAILABLE);
    }
  }

  private <T> T audited(AuditAction action, long careRelationId, Supplier<T> work) {
    try {
      return work.get();
    } catch (BusinessException refused) {
      audit.refusal(
          action,
          AuditSubject.of(MedicalInformationSteps.name(careRelationId)),
          refused.code().name());
      throw refused;
    }
  }

  private static BusinessException missing() {
    return new BusinessException(ErrorCode.CONSENT_MISSING);
  }
}
