package org.zaitaku.enquiry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.CareRelation;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.eligibility.EligibilitySource;
import org.zaitaku.eligibility.EligibilityUnavailableException;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * 再照会（個別） of a patient who once came with the card, and 同意取消照会 at the end of the care (001 ②③;
 * ELG-017, ELG-021 to ELG-023, ELG-028, ELG-029, ONL-010). Only of those in the actor's own
 * institution's care (ORG-014): whoever is not is not found.
 */
@Stateless
@UseCase
public class EnquiryService {

  @Inject private EnquirySteps steps;

  @Inject private EligibilitySource source;

  @Inject private ConsentRegister consents;

  @Inject private ReferenceNumbers references;

  @Inject private SettingsReader settings;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** The 診療区分 that the institution uses, and can enquire about (ELG-022). */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public List<CareSetting> careSettings() {
    Set<CareSetting> offered = settings.offered(actor().institution());
    return EnquiryForm.CARE_SETTINGS.stream().filter(offered::contains).toList();
  }

  /** What is wrong with the form, in the order of its items. */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public List<EnquiryFault> check(EnquiryForm form) {
    return form.faults(BusinessDay.today(clock));
  }

  /**
   * 《検索》. The source is asked outside of any transaction.
   *
   * @throws BusinessException NOT_FOUND, SERVICE_NOT_OFFERED, ELIGIBILITY_UNAVAILABLE
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public EnquiryResult find(EnquiryQuery query) {
    return find(query, AuditAction.ELIGIBILITY_ENQUIRED);
  }

  /** The same for 《ダウンロード》: as it is now. */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public EnquiryResult export(EnquiryQuery query) {
    return find(query, AuditAction.ELIGIBILITY_EXPORTED);
  }

  private EnquiryResult find(EnquiryQuery query, AuditAction action) {
    EnquirySteps.InCare found = steps.find(query);
    Optional<Eligibility> eligibility =
        read(found.relation().party().patientId())
            .map(read -> read.on(query.day()).limitedTo(found.consent().choices()));
    steps.tell(action, found.relation());
    return new EnquiryResult(
        found.relation().id(),
        query.careSetting(),
        query.day(),
        eligibility,
        found.consent().choices(),
        found.consent().registeredAt(),
        found.consent().prescriptionForm(),
        found.reference().orElse(null));
  }

  private Optional<Eligibility> read(long patientId) {
    try {
      return source.find(patientId);
    } catch (EligibilityUnavailableException silent) {
      throw new BusinessException(ErrorCode.ELIGIBILITY_UNAVAILABLE);
    }
  }

  /** 利用文字コード of the file (ENV-009). */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public CharacterCode characterCode() {
    return settings.characterCode(actor().institution());
  }

  /**
   * 照会番号の登録 (ELG-014): from now on the patient is found by it.
   *
   * @param number null to take it away
   * @throws BusinessException NOT_FOUND; REFERENCE_NUMBER_TAKEN where it means another patient
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public void giveReference(long relationId, ReferenceNumber number) {
    long institution = actor().institution();
    CareRelation relation = inCare(relationId);
    references.lock(institution);
    long patient = relation.party().patientId();
    boolean taken =
        number != null
            && references
                .find(institution, number)
                .filter(holder -> holder.patientId() != patient)
                .isPresent();
    if (taken) {
      throw new BusinessException(ErrorCode.REFERENCE_NUMBER_TAKEN);
    }
    RegisteredReference reference =
        references
            .of(institution, patient)
            .orElseGet(() -> new RegisteredReference(institution, patient));
    reference.give(number, clock.instant());
    references.keep(reference);
    audit.success(AuditAction.REFERENCE_NUMBER_GIVEN, subject(relation));
  }

  /**
   * 同意取消照会: the patient's consent and the care relation end (ELG-028, CON-026).
   *
   * @throws BusinessException NOT_FOUND where they ended already
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public void revoke(long relationId) {
    CareRelation relation = inCare(relationId);
    if (!consents.revokeByInstitution(relation.party(), actor().accountId())) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    audit.success(AuditAction.CONSENT_REVOKED_BY_INSTITUTION, subject(relation));
  }

  private CareRelation inCare(long relationId) {
    return consents
        .findRelation(relationId)
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }

  private static AuditSubject subject(CareRelation relation) {
    return AuditSubject.ofRelation(relation.party().patientId(), relation.id());
  }
}
