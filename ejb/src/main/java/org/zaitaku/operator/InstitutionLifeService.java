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
import org.zaitaku.account.InstitutionSessions;
import org.zaitaku.account.TypedDate;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionCodePeriod;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.institution.RelatedInstitution;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionForm.Wrong;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.RowScope;

/**
 * An institution after its enrolment: the operator corrects it, ends its use, or gives it another
 * code (事業承継). Every use case takes what the operator saw, and refuses with CONFLICT what another
 * operator changed since.
 */
@Stateless
@UseCase
public class InstitutionLifeService {

  /** Fields of a wrong value beside those of {@link InstitutionForm}. */
  public static final String LAST_DAY = "lastDay";

  public static final String SUCCESSOR_CODE = "successorCode";
  public static final String SUCCESSION_FROM = "successionFrom";

  @Inject private InstitutionRepository institutions;

  @Inject private SettingsReader settings;

  @Inject private InstitutionSessions sessions;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** Its codes with their days, the first one first. */
  @Requires(Permission.INSTITUTIONS)
  public List<InstitutionLine.Code> codes(long id) {
    return InstitutionLine.Code.of(institutions.codes(id));
  }

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
   * @throws BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine update(InstitutionLine seen, InstitutionForm form) {
    Institution institution = hold(seen);
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
    audit.success(AuditAction.INSTITUTION_UPDATED, subject(institution), changes);
    return written(institution);
  }

  /**
   * Ends the use: at once, or when a day is over in Tokyo.
   *
   * @param typedLastDay blank: at once
   * @throws InstitutionFormException for a day that is over or cannot be read
   * @throws BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine endUse(InstitutionLine seen, String typedLastDay) {
    Institution institution = hold(seen);
    boolean atOnce = typedLastDay == null || typedLastDay.isBlank();
    LocalDate lastDay = atOnce ? today() : day(LAST_DAY, typedLastDay);
    InstitutionCodePeriod last = lastCode(institution);
    LocalDate until = last.period().validUntil();
    if (until != null
        && lastDay.isAfter(until)
        && institutions.isTaken(last.code(), until.plusDays(1))) {
      throw refusal(LAST_DAY, Fault.CODE_TAKEN);
    }
    Instant moment =
        atOnce ? clock.instant() : lastDay.plusDays(1).atStartOfDay(BusinessDay.TOKYO).toInstant();
    audit.success(
        AuditAction.INSTITUTION_END_SET,
        subject(institution),
        AuditChanges.NONE.with("endsAt", institution.endsAt(), moment));
    institution.end(moment);
    // A code that was to take over later stays its own: nothing of an ended institution works.
    if (!last.period().validFrom().isAfter(lastDay)) {
      last.endOn(lastDay);
    }
    return written(institution);
  }

  /**
   * Takes back an end, also one that has come: everything of it works again.
   *
   * @throws InstitutionFormException where its code names another institution by now
   * @throws BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine goOn(InstitutionLine seen) {
    Institution institution = hold(seen);
    InstitutionCodePeriod last = lastCode(institution);
    LocalDate until = last.period().validUntil();
    if (until != null && institutions.isTaken(last.code(), until.plusDays(1))) {
      throw refusal(LAST_DAY, Fault.CODE_TAKEN);
    }
    audit.success(
        AuditAction.INSTITUTION_END_SET,
        subject(institution),
        AuditChanges.NONE.with("endsAt", institution.endsAt(), null));
    institution.end(null);
    last.endOn(null);
    return written(institution);
  }

  /**
   * Another code names it from a day on; the old one stands among 関連医療機関情報 then (ORG-009).
   *
   * @param checkDigitConfirmed whether somebody looked at a code whose last digit does not fit
   * @throws InstitutionFormException with every fault
   * @throws BusinessException CONFLICT
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine succeed(
      InstitutionLine seen, String typedCode, String typedFrom, boolean checkDigitConfirmed) {
    Institution institution = hold(seen);
    InstitutionCode successor = successorCode(institution, typedCode, checkDigitConfirmed);
    LocalDate from = day(SUCCESSION_FROM, typedFrom);
    InstitutionCodePeriod last = lastCode(institution);
    if (!last.code().equals(institution.code())) {
      throw refusal(SUCCESSOR_CODE, Fault.SUCCESSION_PENDING);
    }
    if (!from.isAfter(last.period().validFrom())) {
      throw refusal(SUCCESSION_FROM, Fault.PAST);
    }
    LocalDate until = last.period().validUntil();
    if (until != null && from.isAfter(until)) {
      throw refusal(SUCCESSION_FROM, Fault.AFTER_END);
    }
    if (institutions.isTaken(successor, from)) {
      throw refusal(SUCCESSOR_CODE, Fault.CODE_TAKEN);
    }
    audit.success(
        AuditAction.INSTITUTION_SUCCESSION_SET,
        subject(institution),
        AuditChanges.NONE
            .with("institutionCode", institution.code(), successor)
            .with("startsOn", null, from));
    last.endOn(from.minusDays(1));
    institutions.add(new InstitutionCodePeriod(institution, successor, new Period(from, until)));
    if (!from.isAfter(today())) {
      takeOver(institution, last, successor);
    }
    return written(institution);
  }

  /** Institutions whose succession has come by today. */
  @Requires(Permission.INSTITUTION_UPKEEP)
  public List<Long> due() {
    return institutions.successionsDue(today());
  }

  /** Puts the code in force that names the institution today; the same again changes nothing. */
  @Requires(Permission.INSTITUTION_UPKEEP)
  public void takeOver(long id) {
    Institution institution = institutions.lock(id);
    List<InstitutionCodePeriod> codes = institutions.codes(id);
    for (int i = 1; i < codes.size(); i++) {
      InstitutionCodePeriod now = codes.get(i);
      if (now.period().includes(today()) && !now.code().equals(institution.code())) {
        takeOver(institution, codes.get(i - 1), now.code());
      }
    }
  }

  private void takeOver(
      Institution institution, InstitutionCodePeriod left, InstitutionCode successor) {
    rows.institution(institution.id());
    // The successor's code is its own now, and the one that was left may stand there from before.
    institutions.related(institution.id()).stream()
        .filter(row -> row.code().equals(successor) || row.code().equals(left.code()))
        .forEach(row -> row.remove(clock.instant()));
    institutions.write();
    institutions.add(
        new RelatedInstitution(
            institution.id(),
            left.code(),
            institution.name(),
            left.period().validFrom(),
            left.period().validUntil()));
    audit.success(
        AuditAction.INSTITUTION_CODE_TAKEN,
        subject(institution),
        AuditChanges.NONE.with("institutionCode", institution.code(), successor));
    institution.takeCode(successor);
    institutions.write();
    // Whoever is logged in would go on under the old code.
    sessions.endAll(institution.id());
  }

  private InstitutionCode successorCode(
      Institution institution, String typed, boolean checkDigitConfirmed) {
    InstitutionForm form = new InstitutionForm(typed, institution.name(), "", "", false, List.of());
    form.faults().stream()
        .filter(wrong -> wrong.field().equals(InstitutionForm.CODE))
        .findFirst()
        .ifPresent(
            wrong -> {
              throw refusal(SUCCESSOR_CODE, wrong.fault());
            });
    InstitutionCode successor = new InstitutionCode(form.code());
    if (InstitutionKind.of(successor) != institution.kind()) {
      throw refusal(SUCCESSOR_CODE, Fault.KIND_CHANGES);
    }
    if (form.isCheckDigitDoubtful() && !checkDigitConfirmed) {
      throw refusal(SUCCESSOR_CODE, Fault.CHECK_DIGIT);
    }
    return successor;
  }

  private LocalDate day(String field, String typed) {
    if (typed == null || typed.isBlank()) {
      throw refusal(field, Fault.MISSING);
    }
    LocalDate day = TypedDate.parse(typed).orElseThrow(() -> refusal(field, Fault.DATE_FORM));
    if (day.isBefore(today())) {
      throw refusal(field, Fault.PAST);
    }
    return day;
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

  private InstitutionCodePeriod lastCode(Institution institution) {
    List<InstitutionCodePeriod> codes = institutions.codes(institution.id());
    return codes.get(codes.size() - 1);
  }

  private Institution hold(InstitutionLine seen) {
    Institution institution = institutions.lock(seen.id());
    if (institution == null || institution.isOperator()) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    if (institution.version() != seen.version()) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    institutions.count(institution);
    rows.institution(institution.id());
    return institution;
  }

  private InstitutionLine written(Institution institution) {
    institutions.write();
    return InstitutionLine.of(institution);
  }

  private static void refuse(List<Wrong> faults) {
    if (!faults.isEmpty()) {
      throw new InstitutionFormException(
          faults.stream().map(fault -> new RowFault(0, fault)).toList());
    }
  }

  private static InstitutionFormException refusal(String field, Fault fault) {
    return new InstitutionFormException(List.of(new RowFault(0, new Wrong(field, fault))));
  }

  private static AuditSubject subject(Institution institution) {
    return new AuditSubject(institution.id(), null, "institution:" + institution.id());
  }

  private LocalDate today() {
    return BusinessDay.today(clock);
  }
}
