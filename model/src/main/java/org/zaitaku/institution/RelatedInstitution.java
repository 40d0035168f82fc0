package org.zaitaku.institution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.InstitutionCode;

/** 関連医療機関情報: an institution with the same 内部医療機関コード, e.g. after 事業承継 (ORG-009). */
@Entity
@Table(name = "related_institution")
public class RelatedInstitution {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "related_institution_seq")
  @SequenceGenerator(
      name = "related_institution_seq",
      sequenceName = "related_institution_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false)
  private Long institutionId;

  @Column(name = "code", nullable = false)
  private InstitutionCode code;

  @Column(name = "name", nullable = false)
  private String name;

  @Column(name = "established_on", nullable = false)
  private LocalDate establishedOn;

  @Column(name = "closed_on")
  private LocalDate closedOn;

  /** Rows are never deleted. */
  @Column(name = "removed_at")
  private Instant removedAt;

  protected RelatedInstitution() {}

  /**
   * @param establishedOn 新設年月日
   * @param closedOn 廃止年月日; null while it exists
   */
  public RelatedInstitution(
      long institutionId,
      InstitutionCode code,
      String name,
      LocalDate establishedOn,
      LocalDate closedOn) {
    this.institutionId = institutionId;
    this.code = code;
    this.name = name;
    this.establishedOn = establishedOn;
    this.closedOn = closedOn;
  }

  public void remove(Instant now) {
    removedAt = now;
  }

  public InstitutionCode code() {
    return code;
  }

  public String name() {
    return name;
  }

  public LocalDate establishedOn() {
    return establishedOn;
  }

  public LocalDate closedOn() {
    return closedOn;
  }
}
