package org.zaitaku.enquiry;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.ConsentParty;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.consent.InCare;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/**
 * The transactions of an enquiry. What they do not find they answer, rather than throw: the end of
 * a consent's term that they came upon stays written.
 */
@Stateless
@UseCase
public class EnquirySteps {

  @Inject private ConsentRegister consents;

  @Inject private ReferenceNumbers references;

  @Inject private SettingsReader settings;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** A patient in the institution's care, and the institution's own name for them. */
  public record Found(InCare care, Optional<ReferenceNumber> reference) {

    ConsentParty party() {
      return care.relation().party();
    }
  }

  /**
   * Whoever is meant, and is in the care of the actor's institution in this 診療区分 (ELG-023). Empty
   * for nobody, for somebody who is not in its care, and for papers that mean several, without a
   * difference.
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public Optional<Found> find(EnquiryQuery query) {
    if (!settings.offered(institution()).contains(query.careSetting())) {
      return Optional.empty();
    }
    return findPatient(query)
        .map(patient -> new ConsentParty(institution(), patient, query.careSetting()))
        .flatMap(consents::findInCare)
        .map(this::named);
  }

  /** The same by the care relation. */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public Optional<Found> find(long relationId) {
    return consents.findInCare(relationId).map(this::named);
  }

  private Found named(InCare care) {
    return new Found(
        care,
        references
            .of(institution(), care.relation().party().patientId())
            .flatMap(RegisteredReference::number));
  }

  private Optional<Long> findPatient(EnquiryQuery query) {
    if (query.reference() != null) {
      return references.find(institution(), query.reference()).map(RegisteredReference::patientId);
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

  /**
   * Writes down that it is told; what was not written down is not told.
   *
   * @return false where the patient changed or ended the consent since it was found
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public boolean tell(AuditAction action, Found found) {
    boolean same = consents.findInCare(found.party()).filter(found.care()::isSame).isPresent();
    if (same) {
      audit.success(action, subject(found));
    }
    return same;
  }

  /**
   * @return why not: NOT_FOUND, CONFLICT, REFERENCE_NUMBER_TAKEN; empty where it was done
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public Optional<ErrorCode> giveReference(
      long relationId, ReferenceNumber seen, ReferenceNumber given) {
    references.lock(institution());
    Optional<Found> found = find(relationId);
    if (found.isEmpty()) {
      return Optional.of(ErrorCode.NOT_FOUND);
    }
    if (!Objects.equals(found.get().reference().orElse(null), seen)) {
      return Optional.of(ErrorCode.CONFLICT);
    }
    long patient = found.get().party().patientId();
    if (given != null && !isFree(given, patient)) {
      return Optional.of(ErrorCode.REFERENCE_NUMBER_TAKEN);
    }
    give(patient, given);
    audit.success(
        given == null ? AuditAction.REFERENCE_NUMBER_REMOVED : AuditAction.REFERENCE_NUMBER_GIVEN,
        subject(found.get()));
    return Optional.empty();
  }

  /** Who is in the institution's care no more loses the number to whoever is. */
  private boolean isFree(ReferenceNumber number, long patient) {
    Optional<RegisteredReference> holder =
        references
            .find(institution(), number)
            .filter(registered -> registered.patientId() != patient);
    if (holder.isPresent() && !consents.isInCare(institution(), holder.get().patientId())) {
      holder.get().give(null, clock.instant());
      references.flush();
      return true;
    }
    return holder.isEmpty();
  }

  private void give(long patient, ReferenceNumber number) {
    RegisteredReference reference =
        references
            .of(institution(), patient)
            .orElseGet(() -> new RegisteredReference(institution(), patient));
    reference.give(number, clock.instant());
    references.keep(reference);
  }

  /**
   * Ends the care; with the last of it goes the 照会番号.
   *
   * @return false where this relation ended already
   */
  @Requires(Permission.HOME_VISIT_AND_ONLINE)
  public boolean revoke(long relationId) {
    references.lock(institution());
    Optional<Found> found = find(relationId);
    found.ifPresent(
        ending -> {
          ConsentParty party = ending.party();
          consents.revokeByInstitution(party, actor().accountId());
          audit.success(AuditAction.CONSENT_REVOKED_BY_INSTITUTION, subject(ending));
          if (ending.reference().isPresent()
              && !consents.isInCare(party.institutionId(), party.patientId())) {
            give(party.patientId(), null);
          }
        });
    return found.isPresent();
  }

  private long institution() {
    return actor().institution();
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }

  private static AuditSubject subject(Found found) {
    return AuditSubject.ofRelation(found.party().patientId(), found.care().relation().id());
  }
}
