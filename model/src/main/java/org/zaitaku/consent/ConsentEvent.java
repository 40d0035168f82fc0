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
import org.zaitaku.shared.CareSetting;
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
    /** The patient changed it after an enquiry: flow B. */
    UPDATED,
    /** The patient revoked it: flow C. */
    REVOKED,
    /** The browser that registered it took it back: 「お名前が違うとき」. */
    WITHDRAWN,
    /** Its term was over. */
    EXPIRED,
    /** The institution revoked it: 同意取消照会 (CON-026; OQSCD031: 1). */
    REVOKED_BY_INSTITUTION
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
  @Column(name = "care_setting", nullable = false)
  private CareSetting careSetting;

  /** What the patient read; both null in events that were written before it was kept. */
  @Column(name = "language")
  private String language;

  @Column(name = "text_version")
  private String textVersion;

  /** How the person was authenticated, and the keyed hash of the certificate that did. */
  @Enumerated(EnumType.STRING)
  @Column(name = "authentication")
  private ConsentEvidence.Authentication authentication;

  @Column(name = "certificate_key")
  private byte[] certificateKey;

  /** The keyed hash of whom an identity provider vouched for. */
  @Column(name = "subject_key")
  private byte[] subjectKey;

  /** How the certificate or the provider's token was checked, and as of when. */
  @Column(name = "checked")
  private String checked;

  /** Whose account did it; null where no institution did. */
  @Column(name = "account_id")
  private Long accountId;

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

  /** Writes down the consent as it stands after the change, and what proves it. */
  public ConsentEvent(Consent consent, ConsentEvidence evidence, Kind kind, Instant at) {
    this.consentId = consent.id();
    this.institutionId = consent.institutionId();
    this.patientId = consent.patientId();
    this.careSetting = consent.careSetting();
    this.receptionId = evidence.receptionId();
    this.language = evidence.shown() == null ? null : evidence.shown().language();
    this.textVersion = evidence.shown() == null ? null : evidence.shown().version();
    this.authentication = evidence.authentication();
    this.certificateKey =
        evidence.certificateKey() == null ? null : evidence.certificateKey().bytes();
    this.subjectKey = evidence.subjectKey() == null ? null : evidence.subjectKey().bytes();
    this.checked = evidence.checked();
    this.accountId = evidence.accountId();
    this.kind = kind;
    this.choices = consent.choices();
    this.prescriptionForm = consent.prescriptionForm();
    this.at = at;
  }

  /** Whether it gives answers that hold until the next event. */
  public boolean gives() {
    return kind == Kind.REGISTERED || kind == Kind.UPDATED;
  }

  /** Whether no answer given before holds any more. */
  public boolean ends() {
    return kind == Kind.REVOKED || kind == Kind.EXPIRED || kind == Kind.REVOKED_BY_INSTITUTION;
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
