package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.InstitutionSessions;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionCodePeriod;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.institution.RelatedInstitution;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.RowScope;

/**
 * 事業承継: another code names an institution from a day on, its accounts, settings and URLs stay
 * (ORG-009). The operator registers it and may take it back; the day itself puts it in force.
 */
@Stateless
@UseCase
public class SuccessionService {

  /** Fields of a wrong value. */
  public static final String CODE = "successorCode";

  public static final String FROM = "successionFrom";

  @Inject private InstitutionRepository institutions;

  @Inject private HeldInstitutions held;

  @Inject private InstitutionSessions sessions;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** Its codes with their days, the first one first. */
  @Requires(Permission.INSTITUTIONS)
  public List<InstitutionLine.Code> codes(long id) {
    return InstitutionLine.Code.of(institutions.codes(id));
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
    Institution institution = held.hold(seen);
    InstitutionCode successor = successorCode(institution, typedCode, checkDigitConfirmed);
    LocalDate from = held.day(FROM, typedFrom);
    InstitutionCodePeriod last = held.lastCode(institution);
    if (!last.code().equals(institution.code())) {
      throw InstitutionFormException.of(CODE, Fault.SUCCESSION_PENDING);
    }
    if (!from.isAfter(last.period().validFrom())) {
      throw InstitutionFormException.of(FROM, Fault.PAST);
    }
    LocalDate until = last.period().validUntil();
    if (until != null && from.isAfter(until)) {
      throw InstitutionFormException.of(FROM, Fault.AFTER_END);
    }
    if (institutions.isTaken(successor, from)) {
      throw InstitutionFormException.of(CODE, Fault.CODE_TAKEN);
    }
    audit.success(
        AuditAction.INSTITUTION_SUCCESSION_SET,
        HeldInstitutions.subject(institution),
        AuditChanges.NONE
            .with("institutionCode", institution.code(), successor)
            .with("startsOn", null, from));
    last.endOn(from.minusDays(1));
    institutions.add(new InstitutionCodePeriod(institution, successor, new Period(from, until)));
    if (!from.isAfter(today())) {
      takeOver(institution, last, successor);
    }
    return held.written(institution);
  }

  /**
   * Takes back a succession until its day has come: the code that is in force stays.
   *
   * @throws InstitutionFormException where that code will name another institution by then
   * @throws BusinessException CONFLICT, also where there is nothing (left) to take back
   */
  @Requires(Permission.INSTITUTIONS)
  public InstitutionLine takeBack(InstitutionLine seen) {
    Institution institution = held.hold(seen);
    List<InstitutionCodePeriod> codes = institutions.codes(institution.id());
    InstitutionCodePeriod successor = codes.get(codes.size() - 1);
    if (successor.code().equals(institution.code())) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    InstitutionCodePeriod inForce = codes.get(codes.size() - 2);
    if (institutions.isTaken(inForce.code(), successor.period().validFrom())) {
      throw InstitutionFormException.of(CODE, Fault.CODE_PASSED_ON);
    }
    audit.success(
        AuditAction.INSTITUTION_SUCCESSION_SET,
        HeldInstitutions.subject(institution),
        AuditChanges.NONE
            .with("institutionCode", successor.code(), inForce.code())
            .with("startsOn", successor.period().validFrom(), null));
    successor.takeBack(clock.instant());
    inForce.endOn(institution.lastDay());
    return held.written(institution);
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
        HeldInstitutions.subject(institution),
        AuditChanges.NONE.with("institutionCode", institution.code(), successor));
    institution.takeCode(successor);
    institutions.write();
    // Whoever is logged in would go on under the old code.
    sessions.endAll(institution.id());
  }

  private static InstitutionCode successorCode(
      Institution institution, String typed, boolean checkDigitConfirmed) {
    InstitutionForm form = new InstitutionForm(typed, institution.name(), "", "", false, List.of());
    form.faults().stream()
        .filter(wrong -> wrong.field().equals(InstitutionForm.CODE))
        .findFirst()
        .ifPresent(
            wrong -> {
              throw InstitutionFormException.of(CODE, wrong.fault());
            });
    InstitutionCode successor = new InstitutionCode(form.code());
    if (InstitutionKind.of(successor) != institution.kind()) {
      throw InstitutionFormException.of(CODE, Fault.KIND_CHANGES);
    }
    if (form.isCheckDigitDoubtful() && !checkDigitConfirmed) {
      throw InstitutionFormException.of(CODE, Fault.CHECK_DIGIT);
    }
    return successor;
  }

  private LocalDate today() {
    return BusinessDay.today(clock);
  }
}
