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
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * One change of a consent, as evidence: written once, never changed. At most one of a kind per
 * reception; the database keeps that.
 */
@Entity
@Immutable
@Table(name = "consent_event")
public class ConsentEvent {

  /** What happened to the consent. */
  public enum Kind {
    /** The patient registered it, for the first time or anew. */
    REGISTERED,
    /** The browser that registered it took it back: 「お名前が違うとき」. */
    WITHDRAWN
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "consent_event_seq")
  @SequenceGenerator(
      name = "consent_event_seq",
      sequenceName = "consent_event_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "consent_id", nullable = false)
  private Long consentId;

  @Column(name = "institution_id", nullable = false)
  private Long institutionId;

  @Column(name = "patient_id", nullable = false)
  private Long patientId;

  @Column(name = "reception_id", nullable = false)
  private UUID receptionId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind", nullable = false)
  private Kind kind;

  @Column(name = "choices", nullable = false)
  private ConsentChoices choices;

  @Enumerated(EnumType.STRING)
  @Column(name = "prescription_form")
  private PrescriptionForm prescriptionForm;

  @Column(name = "at", nullable = false)
  private Instant at;

  protected ConsentEvent() {}

  /** Writes down the consent as it stands after the change. */
  public ConsentEvent(Consent consent, UUID receptionId, Kind kind, Instant at) {
    this.consentId = consent.id();
    this.institutionId = consent.institutionId();
    this.patientId = consent.patientId();
    this.receptionId = receptionId;
    this.kind = kind;
    this.choices = consent.choices();
    this.prescriptionForm = consent.prescriptionForm();
    this.at = at;
  }

  public Kind kind() {
    return kind;
  }

  public UUID receptionId() {
    return receptionId;
  }

  public ConsentChoices choices() {
    return choices;
  }

  public PrescriptionForm prescriptionForm() {
    return prescriptionForm;
  }

  public Instant at() {
    return at;
  }
}
