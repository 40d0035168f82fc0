package org.zaitaku.institution;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.Period;

/**
 * A code and the days for which it names an institution. No two periods of one code overlap; the
 * database keeps that.
 */
@Entity
@Table(name = "institution_code")
public class InstitutionCodePeriod {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "institution_code_seq")
  @SequenceGenerator(
      name = "institution_code_seq",
      sequenceName = "institution_code_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "code", nullable = false, updatable = false)
  private InstitutionCode code;

  /** Of it only the end may change. */
  @Embedded
  @AttributeOverride(
      name = "validFrom",
      column = @Column(name = "valid_from", nullable = false, updatable = false))
  private Period period;

  /** Of a succession that was taken back before its day; null where it counts. */
  @Column(name = "taken_back_at")
  private Instant takenBackAt;

  protected InstitutionCodePeriod() {}

  public InstitutionCodePeriod(Institution institution, Period period) {
    this(institution, institution.code(), period);
  }

  /** Of a code that will name the institution (事業承継). */
  public InstitutionCodePeriod(Institution institution, InstitutionCode code, Period period) {
    this.institutionId = institution.id();
    this.code = code;
    this.period = period;
  }

  /**
   * @param lastDay null where no end is known any more
   */
  public void endOn(LocalDate lastDay) {
    period = new Period(period.validFrom(), lastDay);
  }

  /** The code will not name the institution after all; only before its first day. */
  public void takeBack(Instant now) {
    if (!BusinessDay.of(now).isBefore(period.validFrom())) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    takenBackAt = now;
  }

  public InstitutionCode code() {
    return code;
  }

  public Period period() {
    return period;
  }

  public Long institutionId() {
    return institutionId;
  }
}
