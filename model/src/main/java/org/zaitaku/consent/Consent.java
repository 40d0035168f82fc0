package org.zaitaku.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * 閲覧同意 of one patient to one institution for one care setting, and to nobody else (CON-022).
 * Registered by a reception; registered again it takes the new answers; revoked it stays as
 * evidence, not as access. At most one is active; each change leaves a {@link ConsentEvent}.
 */
@Entity
@Table(name = "consent")
public class Consent {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "consent_seq")
  @SequenceGenerator(name = "consent_seq", sequenceName = "consent_seq", allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "patient_id", nullable = false, updatable = false)
  private Long patientId;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  @Column(name = "choices", nullable = false)
  private ConsentChoices choices;

  @Enumerated(EnumType.STRING)
  @Column(name = "prescription_form")
  private PrescriptionForm prescriptionForm;

  @Column(name = "registered_at", nullable = false)
  private Instant registeredAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected Consent() {}

  /** A first registration. */
  public static Consent register(
      long institutionId,
      long patientId,
      CareSetting careSetting,
      ConsentChoices choices,
      PrescriptionForm form,
      Instant now) {
    Consent consent = new Consent();
    consent.institutionId = institutionId;
    consent.patientId = patientId;
    consent.careSetting = careSetting;
    consent.registerAgain(choices, form, now);
    return consent;
  }

  /**
   * The moment of the change that comes now: after the last one, though the clock of the server
   * that made it was ahead.
   */
  public Instant momentOfChange(Instant now) {
    return now.isAfter(registeredAt) ? now : registeredAt.plus(1, ChronoUnit.MICROS);
  }

  /** The patient answered anew: the new answers hold. */
  public final void registerAgain(ConsentChoices newChoices, PrescriptionForm form, Instant now) {
    choices = newChoices;
    prescriptionForm = form;
    registeredAt = now;
  }

  /** From now on it opens nothing; the choice of a prescription's form is withdrawn (CON-C-006). */
  public void revoke(Instant now) {
    revokedAt = now;
    prescriptionForm = null;
  }

  public ConsentParty party() {
    return new ConsentParty(institutionId, patientId, careSetting);
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public Long patientId() {
    return patientId;
  }

  public ConsentChoices choices() {
    return choices;
  }

  public PrescriptionForm prescriptionForm() {
    return prescriptionForm;
  }

  public CareSetting careSetting() {
    return careSetting;
  }

  /** Counts the changes: who shows it and changes it later can tell whether somebody else did. */
  public int version() {
    return version;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public boolean isActive() {
    return revokedAt == null;
  }
}
