package org.zaitaku.medical;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.CareRelation;
import org.zaitaku.consent.Consent;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/**
 * The transactions of {@link MedicalInformationService}. What ends a consent is answered and not
 * thrown, so that the end of an overdue one is committed.
 */
@Stateless
@UseCase
public class MedicalInformationSteps {

  @Inject private MedicalRepository medical;

  @Inject private ConsentRegister consents;

  @Inject private SettingsReader settings;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** As the audit names it. */
  static String name(long careRelationId) {
    return "relation:" + careRelationId;
  }

  @Requires(Permission.MEDICAL_VIEW)
  public Optional<ViewedPerson> person(long careRelationId) {
    CareRelation relation = get(careRelationId);
    if (!relation.isOpen()) {
      throw new BusinessException(ErrorCode.CONSENT_MISSING);
    }
    rows.patient(relation.party().patientId());
    return medical.findPerson(relation.party());
  }

  /** What may be viewed now; empty where nothing may. */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<OpenedInformation> open(long careRelationId, MedicalInformation kind) {
    CareRelation relation = get(careRelationId);
    ConsentOffer offer =
        settings
            .consentOffer(relation.party().institutionId(), relation.party().careSetting())
            .orElseThrow(() -> new BusinessException(ErrorCode.SERVICE_NOT_OFFERED));
    // Asked first: it ends a consent whose term is over, and its relation.
    Optional<Consent> consent = consents.find(relation.party());
    return consent
        .filter(active -> relation.isOpen())
        .map(active -> kind.openedBy(active.choices(), offer))
        .filter(parts -> !parts.isEmpty())
        .map(parts -> new OpenedInformation(relation.party().patientId(), parts));
  }

  /**
   * Gives out of what was found what is open still, and writes it down in the same transaction: no
   * line, no information (HIS-010).
   */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<ViewedInformation> release(
      long careRelationId, MedicalInformation kind, List<MedicalEntry> found) {
    Optional<OpenedInformation> opened = open(careRelationId, kind);
    opened.ifPresent(open -> write(careRelationId, open.patientId(), kind));
    return opened.map(
        open ->
            new ViewedInformation(
                open.parts(),
                found.stream().filter(entry -> open.parts().contains(entry.part())).toList()));
  }

  private void write(long careRelationId, long patientId, MedicalInformation kind) {
    medical.add(
        new ViewHistory(medical.getAccount(actor().accountId()), patientId, kind, clock.instant()));
    audit.success(
        AuditAction.MEDICAL_INFORMATION_VIEWED,
        AuditSubject.ofRelation(patientId, careRelationId),
        AuditChanges.NONE.with("medicalInformation", null, kind));
  }

  private CareRelation get(long careRelationId) {
    return medical
        .findRelation(careRelationId)
        .filter(relation -> relation.party().institutionId() == actor().institution())
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }
}
