package org.zaitaku.enquiry;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.CareRelation;
import org.zaitaku.consent.Consent;
import org.zaitaku.consent.ConsentParty;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/** The transactions before and after the source of eligibility is asked. */
@Stateless
@UseCase
public class EnquirySteps {

  @Inject private ConsentRegister consents;

  @Inject private ReferenceNumbers references;

  @Inject private SettingsReader settings;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  /** A patient in the institution's care. */
  public record InCare(
      CareRelation relation, Consent consent, Optional<ReferenceNumber> reference) {}

  /**
   * Whoever is meant, and is in the care of the actor's institution in this 診療区分: a relation and
   * the consent that it rests on (ELG-023).
   *
   * @throws BusinessException SERVICE_NOT_OFFERED; NOT_FOUND for nobody, for somebody who is not in
   *     its care, and for papers that mean several, without a difference
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public InCare find(EnquiryQuery query) {
    long institution = actor().institution();
    if (!settings.offered(institution).contains(query.careSetting())) {
      throw new BusinessException(ErrorCode.SERVICE_NOT_OFFERED);
    }
    Optional<InCare> found =
        findPatient(institution, query).flatMap(patient -> inCare(institution, patient, query));
    if (found.isEmpty()) {
      audit.refusal(
          AuditAction.ELIGIBILITY_ENQUIRED, AuditSubject.NONE, ErrorCode.NOT_FOUND.name());
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    return found.get();
  }

  private Optional<Long> findPatient(long institution, EnquiryQuery query) {
    if (query.reference() != null) {
      return references.find(institution, query.reference()).map(RegisteredReference::patientId);
    }
    InsuredNumber insured = query.insured();
    return rows.patientInCare(
        query.careSetting(),
        insured.insurer(),
        insured.symbol(),
        insured.number(),
        insured.branch(),
        insured.birthDate());
  }

  private Optional<InCare> inCare(long institution, long patient, EnquiryQuery query) {
    ConsentParty party = new ConsentParty(institution, patient, query.careSetting());
    // The consent first: one whose term is over ends, and the relation with it.
    return consents
        .find(party)
        .flatMap(
            consent ->
                consents
                    .findOpenRelation(party)
                    .map(
                        relation ->
                            new InCare(
                                relation,
                                consent,
                                references
                                    .of(institution, patient)
                                    .flatMap(RegisteredReference::number))));
  }

  /** Writes down that it is told; what was not written down is not told. */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public void tell(AuditAction action, CareRelation relation) {
    audit.success(action, AuditSubject.ofRelation(relation.party().patientId(), relation.id()));
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }
}
