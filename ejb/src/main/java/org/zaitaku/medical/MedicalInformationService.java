package org.zaitaku.medical;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
   *
   * @throws BusinessException NOT_FOUND, also for another institution's; CONSENT_MISSING for one
   *     that has ended
   */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<ViewedPerson> person(long careRelationId) {
    return steps.person(careRelationId);
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
    try {
      OpenedInformation opened =
          steps.open(careRelationId, kind).orElseThrow(MedicalInformationService::missing);
      List<MedicalEntry> found = source.find(opened.patientId(), opened.parts());
      return steps
          .release(careRelationId, kind, found)
          .orElseThrow(MedicalInformationService::missing);
    } catch (MedicalInformationUnavailableException unavailable) {
      throw new BusinessException(ErrorCode.MEDICAL_INFORMATION_UNAVAILABLE);
    } catch (BusinessException refused) {
      audit.refusal(
          AuditAction.MEDICAL_INFORMATION_VIEWED,
          AuditSubject.of(MedicalInformationSteps.name(careRelationId)),
          refused.code().name());
      throw refused;
    }
  }

  private static BusinessException missing() {
    return new BusinessException(ErrorCode.CONSENT_MISSING);
  }
}
