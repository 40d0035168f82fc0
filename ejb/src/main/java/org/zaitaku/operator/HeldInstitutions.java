package org.zaitaku.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionCodePeriod;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;

/** Institutions that the operator changes: each as it was seen, and held until it is written. */
@Dependent
class HeldInstitutions {

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private Clock clock;

  /**
   * The institution for this transaction alone, its rows open and its version counted.
   *
   * @throws BusinessException NOT_FOUND, also for 実施機関; CONFLICT where another operator changed it
   *     since it was seen
   */
  Institution hold(InstitutionLine seen) {
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

  InstitutionLine written(Institution institution) {
    institutions.write();
    return InstitutionLine.of(institution);
  }

  /** The code that names it last, be it today or from a day to come on. */
  InstitutionCodePeriod lastCode(Institution institution) {
    List<InstitutionCodePeriod> codes = institutions.codes(institution.id());
    return codes.get(codes.size() - 1);
  }

  /**
   * A day that was typed, today or later.
   *
   * @throws InstitutionFormException MISSING, DATE_FORM, PAST
   */
  LocalDate day(String field, String typed) {
    if (typed == null || typed.isBlank()) {
      throw InstitutionFormException.of(field, Fault.MISSING);
    }
    LocalDate day =
        TypedDate.parse(typed)
            .orElseThrow(() -> InstitutionFormException.of(field, Fault.DATE_FORM));
    if (day.isBefore(BusinessDay.today(clock))) {
      throw InstitutionFormException.of(field, Fault.PAST);
    }
    return day;
  }

  static AuditSubject subject(Institution institution) {
    return new AuditSubject(institution.id(), null, "institution:" + institution.id());
  }
}
