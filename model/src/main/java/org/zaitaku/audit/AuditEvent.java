package org.zaitaku.audit;

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
import org.zaitaku.shared.Actor;

/**
 * One line of the audit: who did or was refused what, when, to whose data, in which request.
 * Written once; the application's role may neither change nor delete it. Holds ids, never a
 * patient's name, number or contents.
 */
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_seq")
  @SequenceGenerator(
      name = "audit_event_seq",
      sequenceName = "audit_event_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "at", nullable = false)
  private Instant at;

  @Column(name = "correlation_id", nullable = false)
  private UUID correlationId;

  @Enumerated(EnumType.STRING)
  @Column(name = "actor_kind", nullable = false)
  private Actor.Kind actorKind;

  @Column(name = "actor_name", nullable = false)
  private String actorName;

  @Column(name = "account_id")
  private Long accountId;

  @Column(name = "institution_id")
  private Long institutionId;

  @Enumerated(EnumType.STRING)
  @Column(name = "action", nullable = false)
  private AuditAction action;

  @Enumerated(EnumType.STRING)
  @Column(name = "outcome", nullable = false)
  private AuditOutcome outcome;

  @Column(name = "patient_id")
  private Long patientId;

  @Column(name = "subject")
  private String subject;

  @Column(name = "detail")
  private String detail;

  /** Beside ids the only contents: names of staff, never of patients. */
  @Column(name = "changes")
  private AuditChanges changes;

  protected AuditEvent() {}

  /**
   * @param institutionId whose row it is; null where no institution is known, e.g. a login with an
   *     unknown code
   * @param subject what it was done to, as kind and id, e.g. {@code reception:…}; null where there
   *     is none
   * @param detail a code out of an enumeration, never text from outside
   */
  public AuditEvent(
      Instant at,
      UUID correlationId,
      Actor actor,
      Long institutionId,
      AuditAction action,
      AuditOutcome outcome,
      Long patientId,
      String subject,
      String detail,
      AuditChanges changes) {
    this.at = at;
    this.correlationId = correlationId;
    this.actorKind = actor.kind();
    this.actorName = actor.name();
    this.accountId = actor instanceof Actor.OfAccount account ? account.accountId() : null;
    this.institutionId = institutionId;
    this.action = action;
    this.outcome = outcome;
    this.patientId = patientId;
    this.subject = subject;
    this.detail = detail;
    this.changes = changes;
  }

  public AuditAction action() {
    return action;
  }

  public AuditOutcome outcome() {
    return outcome;
  }

  public Long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public Actor.Kind actorKind() {
    return actorKind;
  }

  public String actorName() {
    return actorName;
  }

  /** Null where it was no account. */
  public Long accountId() {
    return accountId;
  }

  /** Null where there is none. */
  public String subject() {
    return subject;
  }

  /** A code; null where there is none. */
  public String detail() {
    return detail;
  }

  public AuditChanges changes() {
    return changes == null ? AuditChanges.NONE : changes;
  }
}
