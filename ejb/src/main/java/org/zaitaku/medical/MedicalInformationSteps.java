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

  /**
   * A patient in the institution's care.
   *
   * @param person empty where nothing may be told, or nothing is known
   */
  public record Shown(Optional<ViewedPerson> person) {}

  /** Who the patient is, written down; empty where the relation or the consent has ended. */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<Shown> person(long careRelationId) {
    CareRelation relation = get(careRelationId);
    offer(relation);
    return consents
        .findInCare(careRelationId)
        .map(
            care -> {
              rows.patient(relation.party().patientId());
              Optional<ViewedPerson> person = medical.findPerson(relation.party());
              audit.success(
                  AuditAction.ELIGIBILITY_SHOWN,
                  AuditSubject.ofRelation(relation.party().patientId(), careRelationId));
              return new Shown(person);
            });
  }

  /** What may be viewed now; empty where nothing may. */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<OpenedInformation> open(long careRelationId, MedicalInformation kind) {
    CareRelation relation = get(careRelationId);
    ConsentOffer offer = offer(relation);
    return consents
        .findInCare(careRelationId)
        .map(care -> kind.openedBy(care.consent().choices(), offer))
        .filter(parts -> !parts.isEmpty())
        .map(parts -> new OpenedInformation(relation.party().patientId(), parts));
  }

  private ConsentOffer offer(CareRelation relation) {
    return settings
        .consentOffer(relation.party().institutionId(), relation.party().careSetting())
        .orElseThrow(() -> new BusinessException(ErrorCode.SERVICE_NOT_OFFERED));
  }

  /**
   * Gives out of what was found what is open still, and writes it down in the same transaction: no
   * line, no information (HIS-010). What was opened since was not asked for, and is not told to be
   * empty.
   */
  @Requires(Permission.MEDICAL_VIEW)
  public Optional<ViewedInformation> release(
      long careRelationId,
      MedicalInformation kind,
      OpenedInformation asked,
      List<MedicalEntry> found) {
    Optional<OpenedInformation> opened =
        open(careRelationId, kind).flatMap(open -> open.within(asked));
    opened.ifPresent(open -> write(careRelationId, open.patientId(), kind));
    return opened.map(
        open ->
            new ViewedInformation(
                open.parts(), mayBeTold(open.patientId()) ? open.of(found) : List.of()));
  }

  private boolean mayBeTold(long patientId) {
    rows.patient(patientId);
    return medical.mayBeTold(patientId);
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
