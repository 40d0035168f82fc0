package org.zaitaku.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * A person in the registry. Never the My Number itself, and no name: what can be said of a person
 * is eligibility, and comes from its source. Known by the certificates of the card, old and new
 * ones.
 */
@Entity
@Table(name = "patient")
public class Patient {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "patient_seq")
  @SequenceGenerator(name = "patient_seq", sequenceName = "patient_seq", allocationSize = 50)
  private Long id;

  /** 健康保険証利用の登録 (CON-010). */
  @Column(name = "insurance_card_registered", nullable = false)
  private boolean insuranceCardRegistered;

  /** 自己情報提供停止: neither eligibility nor medical information, neutral words everywhere, at once. */
  @Column(name = "self_information_stopped", nullable = false)
  private boolean selfInformationStopped;

  protected Patient() {}

  public Patient(boolean insuranceCardRegistered, boolean selfInformationStopped) {
    this.insuranceCardRegistered = insuranceCardRegistered;
    this.selfInformationStopped = selfInformationStopped;
  }

  public Long id() {
    return id;
  }

  public boolean isInsuranceCardRegistered() {
    return insuranceCardRegistered;
  }

  public boolean isSelfInformationStopped() {
    return selfInformationStopped;
  }
}
