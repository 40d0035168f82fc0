package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionCodePeriod;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.institution.RelatedInstitution;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionForm.Wrong;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;

/**
 * An institution after its enrolment: the operator corrects it, or ends its use. Every use case
 * takes what the operator saw, and refuses with CONFLICT what another operator changed since.
 */
@Stateless
@UseCase
public class InstitutionLifeService {

  /** The field of a wrong last day, beside those of {@link InstitutionForm}. */
  public static final String LAST_DAY = "lastDay";

  @Inject private InstitutionRepository institutions;

  @Inject private HeldInstitutions held;

  @Inject private SettingsReader settings;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** What it set among its 環境設定情報, in the order of the screen. */
  @Requires(Permission.INSTITUTIONS)
  public List<InstitutionLine.Setting> settings(long id) {
    rows.institution(id);
    return settings.values(id).entrySet().stream()
        .map(set -> new InstitutionLine.Setting(set.getKey(), set.getValue()))
        .toList();
  }

  /**
   * Corrects name, flags and 関連医療機関情報; 利用開始日 only before it has come.
   *
   * @throws InstitutionFormException with every fault; nothing was changed
   * @throws org.zaitaku.shared.BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine update(InstitutionLine seen, InstitutionForm form) {
    Institution institution = held.hold(seen);
    List<Wrong> faults = new ArrayList<>(form.faults());
    LocalDate startsOn = TypedDate.parse(form.startsOn()).orElse(null);
    if (startsOn != null && !startsOn.equals(institution.startsOn())) {
      if (!institution.startsOn().isAfter(today())) {
        faults.add(new Wrong(InstitutionForm.STARTS_ON, Fault.STARTED));
      } else if (startsOn.isBefore(today())) {
        faults.add(new Wrong(InstitutionForm.STARTS_ON, Fault.PAST));
      }
    }
    refuse(faults);
    LocalDate recordSharing = TypedDate.parse(form.recordSharingFrom()).orElse(null);
    AuditChanges changes =
        AuditChanges.NONE
            .with("institutionName", institution.name(), form.name())
            .with("startsOn", institution.startsOn(), startsOn)
            .with("recordSharingFrom", institution.recordSharingFrom(), recordSharing)
            .with("pmhParticipant", institution.isPmhParticipant(), form.pmhParticipant())
            .with(
                "relatedInstitutions", related(institution), InstitutionForm.line(form.related()));
    institution.edit(form.name(), startsOn);
    institution.applyFor(recordSharing, form.pmhParticipant());
    relate(institution, form.related());
    audit.success(AuditAction.INSTITUTION_UPDATED, HeldInstitutions.subject(institution), changes);
    return held.written(institution);
  }

  /**
   * Ends the use: at once, or when a day is over in Tokyo.
   *
   * @param typedLastDay blank: at once
   * @throws InstitutionFormException for a day that is over or cannot be read
   * @throws org.zaitaku.shared.BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine endUse(InstitutionLine seen, String typedLastDay) {
    Institution institution = held.hold(seen);
    boolean atOnce = typedLastDay == null || typedLastDay.isBlank();
    LocalDate lastDay = atOnce ? today() : held.day(LAST_DAY, typedLastDay);
    InstitutionCodePeriod last = held.lastCode(institution);
    LocalDate until = last.period().validUntil();
    if (until != null
        && lastDay.isAfter(until)
        && institutions.isTaken(last.code(), until.plusDays(1))) {
      throw InstitutionFormException.of(LAST_DAY, Fault.CODE_PASSED_ON);
    }
    Instant moment =
        atOnce ? clock.instant() : lastDay.plusDays(1).atStartOfDay(BusinessDay.TOKYO).toInstant();
    audit.success(
        AuditAction.INSTITUTION_END_SET,
        HeldInstitutions.subject(institution),
        AuditChanges.NONE.with("endsAt", institution.endsAt(), moment));
    institution.end(moment);
    // A code that was to take over later stays its own: nothing of an ended institution works.
    if (!last.period().validFrom().isAfter(lastDay)) {
      last.endOn(lastDay);
    }
    return held.written(institution);
  }

  /**
   * Takes back an end, also one that has come: everything of it works again.
   *
   * @throws InstitutionFormException where its code names another institution by now
   * @throws org.zaitaku.shared.BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine goOn(InstitutionLine seen) {
    Institution institution = held.hold(seen);
    InstitutionCodePeriod last = held.lastCode(institution);
    LocalDate until = last.period().validUntil();
    if (until != null && institutions.isTaken(last.code(), until.plusDays(1))) {
      throw InstitutionFormException.of(LAST_DAY, Fault.CODE_PASSED_ON);
    }
    audit.success(
        AuditAction.INSTITUTION_END_SET,
        HeldInstitutions.subject(institution),
        AuditChanges.NONE.with("endsAt", institution.endsAt(), null));
    institution.end(null);
    last.endOn(null);
    return held.written(institution);
  }

  private void relate(Institution institution, List<InstitutionForm.Related> wanted) {
    List<InstitutionForm.Related> missing = new ArrayList<>(wanted);
    for (RelatedInstitution row : institutions.related(institution.id())) {
      if (!missing.remove(typed(row))) {
        row.remove(clock.instant());
      }
    }
    // Gone before the same code comes again.
    institutions.write();
    for (InstitutionForm.Related row : missing) {
      institutions.add(row.of(institution.id()));
    }
  }

  private String related(Institution institution) {
    return InstitutionForm.line(
        institutions.related(institution.id()).stream()
            .map(InstitutionLifeService::typed)
            .toList());
  }

  private static InstitutionForm.Related typed(RelatedInstitution row) {
    return new InstitutionForm.Related(
        row.code().value(),
        row.name(),
        TypedDate.show(row.establishedOn()),
        TypedDate.show(row.closedOn()));
  }

  private static void refuse(List<Wrong> faults) {
    if (!faults.isEmpty()) {
      throw new InstitutionFormException(
          faults.stream().map(fault -> new RowFault(0, fault)).toList());
    }
  }

  private LocalDate today() {
    return BusinessDay.today(clock);
  }
}
