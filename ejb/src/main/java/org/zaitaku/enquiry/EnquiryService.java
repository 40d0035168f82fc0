package org.zaitaku.enquiry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.Consent;
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
 * institution's care (ORG-014): whoever is not is not found. Each refusal is written down.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EnquiryService {

  @Inject private EnquirySteps steps;

  @Inject private EligibilitySource source;

  @Inject private SettingsReader settings;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** The 診療区分 that the institution uses, and can enquire about (ELG-022). */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<CareSetting> careSettings() {
    Set<CareSetting> offered = settings.offered(institution());
    return EnquiryForm.CARE_SETTINGS.stream().filter(offered::contains).toList();
  }

  /** 利用文字コード of files (ENV-009). */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public CharacterCode characterCode() {
    return settings.characterCode(institution());
  }

  /**
   * 《検索》.
   *
   * @throws BusinessException NOT_FOUND, CONSENT_CHANGED meanwhile, ELIGIBILITY_UNAVAILABLE
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public EnquiryResult find(EnquiryQuery query) {
    AuditAction action = AuditAction.ELIGIBILITY_ENQUIRED;
    return audited(action, () -> tell(action, steps.find(query), query.day()));
  }

  /** 《ダウンロード》 of the patient that is shown, as it is now; throws as {@link #find}. */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public EnquiryResult export(long relationId, LocalDate day) {
    AuditAction action = AuditAction.ELIGIBILITY_EXPORTED;
    return audited(action, () -> tell(action, steps.find(relationId), day));
  }

  /** The source is asked outside of any transaction. */
  private EnquiryResult tell(
      AuditAction action, Optional<EnquirySteps.Found> inCare, LocalDate day) {
    EnquirySteps.Found found = inCare.orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    Consent consent = found.care().consent();
    Optional<Eligibility> eligibility =
        read(found.party().patientId())
            .map(read -> read.on(day, BusinessDay.today(clock)))
            .map(read -> read.limitedTo(consent.choices()));
    if (!steps.tell(action, found)) {
      throw new BusinessException(ErrorCode.CONSENT_CHANGED);
    }
    return new EnquiryResult(
        found.care().relation().id(),
        consent.careSetting(),
        day,
        eligibility,
        consent.choices(),
        consent.registeredAt(),
        consent.prescriptionForm(),
        found.reference().orElse(null));
  }

  private Optional<Eligibility> read(long patientId) {
    try {
      return source.find(patientId);
    } catch (EligibilityUnavailableException silent) {
      throw new BusinessException(ErrorCode.ELIGIBILITY_UNAVAILABLE);
    }
  }

  /**
   * 照会番号の登録 (ELG-014): from now on the patient is found by it.
   *
   * @param seen the number that was shown; null for none
   * @param given null to take it away
   * @throws BusinessException NOT_FOUND; CONFLICT where another was given since; and
   *     REFERENCE_NUMBER_TAKEN where it means another patient in the institution's care
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public void giveReference(long relationId, ReferenceNumber seen, ReferenceNumber given) {
    audited(
        AuditAction.REFERENCE_NUMBER_GIVEN,
        () -> {
          steps.giveReference(relationId, seen, given).ifPresent(EnquiryService::refuse);
          return null;
        });
  }

  private static void refuse(ErrorCode reason) {
    throw new BusinessException(reason);
  }

  /**
   * 同意取消照会: the patient's consent in this 診療区分 and the care relation end (ELG-028, CON-026).
   *
   * @throws BusinessException NOT_FOUND where they ended already
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public void revoke(long relationId) {
    audited(
        AuditAction.CONSENT_REVOKED_BY_INSTITUTION,
        () -> {
          if (!steps.revoke(relationId)) {
            refuse(ErrorCode.NOT_FOUND);
          }
          return null;
        });
  }

  private <T> T audited(AuditAction action, Supplier<T> work) {
    try {
      return work.get();
    } catch (BusinessException refused) {
      audit.refusal(action, AuditSubject.NONE, refused.code().name());
      throw refused;
    }
  }

  private long institution() {
    return ((Actor.OfAccount) current.find().orElseThrow()).institution();
  }
}
