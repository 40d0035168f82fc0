package org.zaitaku.reception;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.zaitaku.accessurl.AccessUrl;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

/**
 * 受付: one run of flow A by a patient. Begun with choices from a browser that keeps a secret; then a
 * card is asked for, answers, is verified, and the consent is registered: everything or nothing
 * ({@link ReceptionState}). Who the patient is shows only after the card was verified.
 */
@Entity
@Table(name = "reception")
public class Reception {

  /** How long an unfinished reception is offered to be gone on with. */
  public static final Duration UNFINISHED_FOR = Duration.ofMinutes(15);

  /** How long the result is shown, and for which it may be taken back without the card. */
  public static final Duration SHOWN_FOR = Duration.ofMinutes(10);

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "access_url_id", nullable = false, updatable = false)
  private Long accessUrlId;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  /** SHA-256 of the secret in the browser's cookie. */
  @Column(name = "secret_hash", nullable = false, updatable = false)
  private byte[] secretHash;

  @Column(name = "choices", nullable = false, updatable = false)
  private ConsentChoices choices;

  @Enumerated(EnumType.STRING)
  @Column(name = "prescription_form", updatable = false)
  private PrescriptionForm prescriptionForm;

  @Enumerated(EnumType.STRING)
  @Column(name = "state", nullable = false)
  private ReceptionState state;

  @Column(name = "failure")
  private String failure;

  @Column(name = "patient_id")
  private Long patientId;

  /** The window of the certificate, kept to be asked again when the consent is registered. */
  @Column(name = "certificate_valid_until")
  private Instant certificateValidUntil;

  @Column(name = "started_at", nullable = false, updatable = false)
  private Instant startedAt;

  @Column(name = "changed_at", nullable = false)
  private Instant changedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  /** SHA-256 of the name of the one open page that may show the result. */
  @Column(name = "page_hash")
  private byte[] pageHash;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected Reception() {}

  /** Begins a reception. {@code choices} were accepted by the institution's offer. */
  public static Reception start(
      UUID id,
      AccessUrl url,
      byte[] secretHash,
      ConsentChoices choices,
      PrescriptionForm prescriptionForm,
      Instant now) {
    Reception reception = new Reception();
    reception.id = id;
    reception.institutionId = url.institutionId();
    reception.accessUrlId = url.id();
    reception.careSetting = url.careSetting();
    reception.secretHash = secretHash.clone();
    reception.choices = choices;
    reception.prescriptionForm = prescriptionForm;
    reception.state = ReceptionState.STARTED;
    reception.startedAt = now;
    reception.changedAt = now;
    return reception;
  }

  private void change(ReceptionState.Event event, Instant now) {
    state = state.after(event).orElseThrow(() -> new BusinessException(ErrorCode.WRONG_STATE));
    changedAt = now;
  }

  /** A challenge was made for it; an earlier challenge counts no more. */
  public void askForCard(Instant now) {
    change(ReceptionState.Event.ASK_FOR_CARD, now);
  }

  /** T1: an answer came. */
  public void answer(Instant now) {
    change(ReceptionState.Event.ANSWER, now);
  }

  /** T2: the card is genuine and belongs to this person. */
  public void authenticate(long personId, Instant certificateEnd, Instant now) {
    change(ReceptionState.Event.VERIFY, now);
    patientId = personId;
    certificateValidUntil = certificateEnd;
  }

  /** T3: consent, event and eligibility are registered. */
  public void complete(Instant now) {
    change(ReceptionState.Event.COMPLETE, now);
    completedAt = now;
  }

  /**
   * Nothing is registered, for this reason: the name of an {@link ErrorCode} or of a reason to
   * refuse a card.
   */
  public void fail(String reason, Instant now) {
    change(ReceptionState.Event.FAIL, now);
    failure = reason;
  }

  /**
   * Stopped by its browser, or taken back after completion while it is shown.
   *
   * @return whether it had been completed, and so has something to take back
   */
  public boolean withdraw(Instant now) {
    boolean completed = state == ReceptionState.COMPLETED;
    if (completed && !isShown(now)) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.WITHDRAW, now);
    return completed;
  }

  /** Left alone. */
  public void expire(Instant now) {
    change(ReceptionState.Event.EXPIRE, now);
  }

  /** Compared in constant time. */
  public boolean belongsTo(byte[] otherSecretHash) {
    return MessageDigest.isEqual(secretHash, otherSecretHash);
  }

  /** Whether the completed reception's content may still be told to its browser. */
  public boolean isShown(Instant now) {
    return state == ReceptionState.COMPLETED && now.isBefore(completedAt.plus(SHOWN_FOR));
  }

  /**
   * Whether this page may show the result of the completed reception. The first page that asks
   * becomes the one; a page opened later, by Back, reload or the next patient, is another and is
   * refused.
   */
  public boolean showTo(byte[] askingPageHash, Instant now) {
    if (!isShown(now)) {
      return false;
    }
    if (pageHash == null) {
      pageHash = askingPageHash.clone();
    }
    return MessageDigest.isEqual(pageHash, askingPageHash);
  }

  /** Whether this page is the one that shows the result, and may still do so. */
  public boolean isShownOn(byte[] askingPageHash, Instant now) {
    return isShown(now) && pageHash != null && MessageDigest.isEqual(pageHash, askingPageHash);
  }

  /** A reception that ended otherwise is told to its browser for as long as a result would be. */
  public boolean isTold(Instant now) {
    return state.isUnfinished() || now.isBefore(changedAt.plus(SHOWN_FOR));
  }

  public UUID id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public Long accessUrlId() {
    return accessUrlId;
  }

  public CareSetting careSetting() {
    return careSetting;
  }

  public ConsentChoices choices() {
    return choices;
  }

  public PrescriptionForm prescriptionForm() {
    return prescriptionForm;
  }

  public ReceptionState state() {
    return state;
  }

  public String failure() {
    return failure;
  }

  public Long patientId() {
    return patientId;
  }

  public Instant certificateValidUntil() {
    return certificateValidUntil;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant completedAt() {
    return completedAt;
  }

  /** Counts the changes: the page's ETag. */
  public int version() {
    return version;
  }
}
