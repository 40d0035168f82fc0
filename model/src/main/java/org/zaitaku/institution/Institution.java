package org.zaitaku.institution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;

/**
 * 医療機関等. Enrolled by the operator when its application was accepted (ORG-010); may be used from
 * {@code startsOn} on, with a restricted menu some days before (ORG-007, ORG-008). Known outside by
 * a code; codes hold for a period, because a successor may take over (ORG-009), hence the surrogate
 * id and {@link InstitutionCodePeriod}.
 */
@Entity
@Table(name = "institution")
public class Institution {

  /** 実施機関 itself, so that its accounts and its audit have a place. In no list of institutions. */
  public static final long OPERATOR_ID = 0;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "institution_seq")
  @SequenceGenerator(name = "institution_seq", sequenceName = "institution_seq", allocationSize = 1)
  private Long id;

  /** The code in force; its periods stand in {@link InstitutionCodePeriod}. */
  @Column(name = "code", nullable = false)
  private InstitutionCode code;

  @Column(name = "name", nullable = false)
  private String name;

  @Column(name = "starts_on", nullable = false)
  private LocalDate startsOn;

  /** 利用開始日 of 電子カルテ情報共有サービス; null where it was not applied for (ORG-016). */
  @Column(name = "record_sharing_from")
  private LocalDate recordSharingFrom;

  /** Whether it takes part in PMH（Public Medical Hub）先行実施事業 (ORG-017). */
  @Column(name = "pmh_participant", nullable = false)
  private boolean pmhParticipant;

  /** The moment from which nothing of it works any more; null while no end is known. */
  @Column(name = "ends_at")
  private Instant endsAt;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected Institution() {}

  /** Enrols an institution whose kind its code tells; an unknown kind is refused. */
  public static Institution enrol(InstitutionCode code, String name, LocalDate startsOn) {
    InstitutionKind.of(code);
    Institution institution = new Institution();
    institution.code = code;
    institution.name = name;
    institution.startsOn = startsOn;
    return institution;
  }

  /**
   * What was applied for beside.
   *
   * @param recordSharing 利用開始日 of 電子カルテ情報共有サービス (ORG-016); null where not
   * @param pmh whether it takes part in PMH (ORG-017)
   */
  public void applyFor(LocalDate recordSharing, boolean pmh) {
    recordSharingFrom = recordSharing;
    pmhParticipant = pmh;
  }

  /** What the operator corrects; the code is another matter ({@link #takeCode}). */
  public void edit(String newName, LocalDate newStartsOn) {
    name = newName;
    startsOn = newStartsOn;
  }

  /**
   * Its use ends: URLs, activation codes, devices and sessions stop at that moment.
   *
   * @param moment null where it goes on after all
   */
  public void end(Instant moment) {
    endsAt = moment;
  }

  /**
   * Another code names it from now on (事業承継): of the same kind, since its settings and accounts
   * stay.
   *
   * @throws BusinessException VALUE_INVALID for a code of another kind
   */
  public void takeCode(InstitutionCode successor) {
    if (InstitutionKind.of(successor) != kind()) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "institutionCode");
    }
    code = successor;
  }

  public boolean hasEnded(Instant now) {
    return endsAt != null && !endsAt.isAfter(now);
  }

  /** From its 利用開始日 on, until its end. */
  public boolean isInUse(Instant now) {
    return !startsOn.isAfter(BusinessDay.of(now)) && !hasEnded(now);
  }

  /** Null while no end is known. */
  public Instant endsAt() {
    return endsAt;
  }

  /** The last day on which it works, if only for a part; null while no end is known. */
  public LocalDate lastDay() {
    return endsAt == null ? null : BusinessDay.of(endsAt.minusNanos(1));
  }

  public int version() {
    return version;
  }

  public Long id() {
    return id;
  }

  public InstitutionCode code() {
    return code;
  }

  /** Whether it is 実施機関 and no institution. */
  public boolean isOperator() {
    return id != null && id == OPERATOR_ID;
  }

  /** Derived, never stored twice. */
  public InstitutionKind kind() {
    return InstitutionKind.of(code);
  }

  public String name() {
    return name;
  }

  public LocalDate startsOn() {
    return startsOn;
  }

  /** Null where 電子カルテ情報共有サービス was not applied for (ORG-016). */
  public LocalDate recordSharingFrom() {
    return recordSharingFrom;
  }

  /** 電子カルテ情報共有サービス: from its 利用開始日 on, that day included (ENV-026, ORG-016). */
  public boolean mayShareRecords(LocalDate day) {
    return recordSharingFrom != null && !day.isBefore(recordSharingFrom);
  }

  public boolean isPmhParticipant() {
    return pmhParticipant;
  }
}
