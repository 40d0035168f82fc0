package org.zaitaku.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A certificate of a person's card, old or new, as the keyed hash of (issuer key id, serial).
 * Several lead to the same person.
 */
@Entity
@Table(name = "patient_certificate")
public class PatientCertificate {

  @Id
  @Column(name = "certificate_key")
  private byte[] certificateKey;

  @Column(name = "patient_id", nullable = false)
  private Long patientId;

  protected PatientCertificate() {}

  public PatientCertificate(byte[] certificateKey, long patientId) {
    this.certificateKey = certificateKey.clone();
    this.patientId = patientId;
  }
}
