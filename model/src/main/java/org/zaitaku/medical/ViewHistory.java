package org.zaitaku.medical;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.zaitaku.account.Account;

/**
 * 医療情報閲覧履歴: who viewed which kind of whose medical information, and when (HIS-010). Written once,
 * in the transaction that gives the information out; never changed.
 */
@Entity
@Immutable
@Table(name = "view_history")
public class ViewHistory {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "view_history_seq")
  @SequenceGenerator(
      name = "view_history_seq",
      sequenceName = "view_history_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "at", nullable = false)
  private Instant at;

  @Column(name = "institution_id", nullable = false)
  private Long institutionId;

  @Column(name = "account_id", nullable = false)
  private Long accountId;

  @Column(name = "user_id", nullable = false)
  private String userId;

  /** As it was then. */
  @Column(name = "user_name", nullable = false)
  private String userName;

  @Column(name = "patient_id", nullable = false)
  private Long patientId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind", nullable = false)
  private MedicalInformation kind;

  protected ViewHistory() {}

  public ViewHistory(Account viewer, long patientId, MedicalInformation kind, Instant at) {
    this.at = at;
    this.institutionId = viewer.institutionId();
    this.accountId = viewer.id();
    this.userId = viewer.userId().value();
    this.userName = viewer.userName();
    this.patientId = patientId;
    this.kind = kind;
  }

  public Long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public String userId() {
    return userId;
  }

  public String userName() {
    return userName;
  }

  public Long patientId() {
    return patientId;
  }

  public MedicalInformation kind() {
    return kind;
  }
}
