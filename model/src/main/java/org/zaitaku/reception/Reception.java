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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.accessurl.AccessUrl;
import org.zaitaku.consent.ConsentParty;
import org.zaitaku.consent.ShownText;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;
import org.zaitaku.shared.SubjectKey;

/**
 * 受付: one run of flow A, B or C by a patient ({@link ReceptionFlow}). Begun by a browser that keeps
 * a secret; then a card is asked for, answers, is verified, its answer comes back to that browser
 * or is confirmed on two devices, and the consent is registered, changed or revoked: everything or
 * nothing ({@link ReceptionState}). Who the patient is shows only after the card was verified.
 */
@Entity
@Table(name = "reception")
public class Reception {

  /** How long an unfinished reception is offered to be gone on with. */
  public static final Duration UNFINISHED_FOR = Duration.ofMinutes(15);

  /** How long the result is shown, and for which it may be taken back without the card. */
  public static final Duration SHOWN_FOR = Duration.ofMinutes(10);

  /** How long after the identity provider met somebody the card itself may be asked for. */
  public static final Duration MET_FOR = Duration.ofMinutes(5);

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

  @Enumerated(EnumType.STRING)
  @Column(name = "flow", nullable = false, updatable = false)
  private ReceptionFlow flow;

  /** What the patient answered; null in flow C, and in flow B until the change was chosen. */
  @Column(name = "choices")
  private ConsentChoices choices;

  @Enumerated(EnumType.STRING)
  @Column(name = "prescription_form")
  private PrescriptionForm prescriptionForm;

  /** 診療予約日; null where none was told. */
  @Column(name = "examination_date", updatable = false)
  private LocalDate examinationDate;

  /** What the patient reads; both null in receptions that began before it was kept. */
  @Column(name = "language")
  private String language;

  @Column(name = "text_version")
  private String textVersion;

  /** The consent that flow B found, the version in which it did, and when. */
  @Column(name = "enquired_consent_id")
  private Long enquiredConsentId;

  @Column(name = "enquired_consent_version")
  private Integer enquiredConsentVersion;

  @Column(name = "enquired_at")
  private Instant enquiredAt;

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

  /** Whom an identity provider met that no card was linked with yet, and when; both null else. */
  @Column(name = "unlinked_subject")
  private byte[] unlinkedSubject;

  @Column(name = "met_at")
  private Instant metAt;

  /** SHA-256 of the name of the one open page that may show the result. */
  @Column(name = "page_hash")
  private byte[] pageHash;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  /** Where the card is read that was asked for last; null before. */
  @Enumerated(EnumType.STRING)
  @Column(name = "card_device")
  private CardDevice cardDevice;

  /** The number was confirmed by the browser that began. */
  @Column(name = "matched_here", nullable = false)
  private boolean matchedHere;

  /** The number was confirmed by the device that read the card. */
  @Column(name = "matched_there", nullable = false)
  private boolean matchedThere;

  protected Reception() {}

  /** Begins flow A. {@code choices} were accepted by the institution's offer. */
  public static Reception start(
      UUID id,
      AccessUrl url,
      byte[] secretHash,
      ShownText shown,
      ConsentChoices choices,
      PrescriptionForm prescriptionForm,
      Instant now) {
    Reception reception = begin(id, url, secretHash, ReceptionFlow.REGISTRATION, shown, now);
    reception.choices = choices;
    reception.prescriptionForm = prescriptionForm;
    return reception;
  }

  /**
   * 診療予約日 of an online consultation (ONL-004), told before the reception is kept.
   *
   * @throws BusinessException VALUE_INVALID, see {@link ExaminationDate}
   */
  public void book(LocalDate told, LocalDate today) {
    examinationDate = ExaminationDate.accept(told, careSetting, today);
  }

  /** Begins flow B or C, which have no choices yet. */
  public static Reception start(
      UUID id, AccessUrl url, byte[] secretHash, ReceptionFlow flow, ShownText shown, Instant now) {
    if (flow == ReceptionFlow.REGISTRATION) {
      throw new IllegalArgumentException("flow A begins with choices");
    }
    return begin(id, url, secretHash, flow, shown, now);
  }

  private static Reception begin(
      UUID id, AccessUrl url, byte[] secretHash, ReceptionFlow flow, ShownText shown, Instant now) {
    Reception reception = new Reception();
    reception.id = id;
    reception.institutionId = url.institutionId();
    reception.accessUrlId = url.id();
    reception.careSetting = url.careSetting();
    reception.secretHash = secretHash.clone();
    reception.flow = flow;
    reception.language = shown.language();
    reception.textVersion = shown.version();
    reception.state = ReceptionState.STARTED;
    reception.startedAt = now;
    reception.changedAt = now;
    return reception;
  }

  private void change(ReceptionState.Event event, Instant now) {
    state = state.after(event).orElseThrow(() -> new BusinessException(ErrorCode.WRONG_STATE));
    changedAt = now;
    if (!state.isUnfinished()) {
      takeUnlinkedSubject();
    }
  }

  /**
   * A challenge was made for it; an earlier challenge counts no more.
   *
   * @throws BusinessException WRONG_STATE, also in flow B after the enquiry while nothing was
   *     chosen
   */
  public void askForCard(CardDevice device, Instant now) {
    if (enquiredAt != null && choices == null) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.ASK_FOR_CARD, now);
    cardDevice = device;
    matchedHere = false;
    matchedThere = false;
  }

  /** T1: an answer came. */
  public void answer(Instant now) {
    change(ReceptionState.Event.ANSWER, now);
  }

  /** Whether the second card of flow B is that of the person who enquired; true before. */
  public boolean mayBeOf(long personId) {
    return enquiredAt == null || patientId == personId;
  }

  /**
   * T2: the card is genuine and belongs to this person.
   *
   * @param certificateEnd null where an identity provider vouched for the person
   */
  public void authenticate(long personId, Instant certificateEnd, Instant now) {
    change(ReceptionState.Event.VERIFY, now);
    patientId = personId;
    certificateValidUntil = certificateEnd;
  }

  /** T2: an identity provider vouched for somebody whom nobody knows before the card was read. */
  public void meet(SubjectKey subject, Instant now) {
    change(ReceptionState.Event.MEET, now);
    unlinkedSubject = subject.bytes();
    metAt = now;
  }

  /** Whether the card itself may still be read for whom the identity provider just met. */
  public boolean awaitsLink(Instant now) {
    return unlinkedSubject != null && now.isBefore(metAt.plus(MET_FOR));
  }

  /** Whom the provider met, and forgets it: it is linked now, or somebody else goes on. */
  public Optional<SubjectKey> takeUnlinkedSubject() {
    Optional<SubjectKey> met = Optional.ofNullable(unlinkedSubject).map(SubjectKey::new);
    unlinkedSubject = null;
    metAt = null;
    return met;
  }

  /** Whether two devices wait for their holders to say that they show the same number. */
  public boolean awaitsMatch() {
    return state == ReceptionState.AUTHENTICATED && cardDevice == CardDevice.OTHER;
  }

  /**
   * The browser that began shows the number that the other device shows.
   *
   * @throws BusinessException WRONG_STATE where no number is to be compared
   */
  public void matchHere() {
    requireMatch();
    matchedHere = true;
  }

  /**
   * The device that read the card shows the number that the first browser shows.
   *
   * @throws BusinessException WRONG_STATE where no number is to be compared
   */
  public void matchThere() {
    requireMatch();
    matchedThere = true;
  }

  private void requireMatch() {
    if (!awaitsMatch()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
  }

  /** Whether both devices said that their numbers are the same: it is completed across devices. */
  public boolean isMatched() {
    return matchedHere && matchedThere;
  }

  /** Whether the browser that began said so already. */
  public boolean isMatchedHere() {
    return matchedHere;
  }

  /** Whether the device that read the card said so already. */
  public boolean isMatchedThere() {
    return matchedThere;
  }

  /** Whether the authentication that is done is the first of flow B, which only enquires. */
  public boolean isEnquiry() {
    return flow == ReceptionFlow.UPDATE && enquiredAt == null;
  }

  /** Flow B after the first card: this consent, in this version, is what the patient sees. */
  public void enquire(long consentId, int consentVersion, Instant now) {
    if (!isEnquiry()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.ENQUIRE, now);
    enquiredConsentId = consentId;
    enquiredConsentVersion = consentVersion;
    enquiredAt = now;
  }

  /**
   * Flow B: what the patient wants from now on. An earlier request for the second card counts no
   * more: who authenticates, authenticates these choices.
   *
   * @throws BusinessException WRONG_STATE before the enquiry and once the second card answered
   */
  public void choose(
      ShownText shown, ConsentChoices newChoices, PrescriptionForm newForm, Instant now) {
    if (enquiredAt == null) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.CHOOSE, now);
    language = shown.language();
    textVersion = shown.version();
    choices = newChoices;
    prescriptionForm = newForm;
  }

  /** T3: consent and event, and in flow A the eligibility, are registered. */
  public void complete(Instant now) {
    if (isEnquiry()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.COMPLETE, now);
    completedAt = now;
    // The card app may have come back to another page than the one that showed the enquiry.
    pageHash = null;
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
   * Stopped by its browser. What is completed meanwhile is not taken back by that.
   *
   * @throws BusinessException WRONG_STATE once it is over
   */
  public void stop(Instant now) {
    if (!state.isUnfinished()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.WITHDRAW, now);
  }

  /**
   * Stopped by its browser, or a registration taken back after completion while it is shown. An
   * update or a revocation shows no name to be wrong, and is changed by another of B or A.
   *
   * @return whether it had been completed, and so has something to take back
   */
  public boolean withdraw(Instant now) {
    boolean completed = state == ReceptionState.COMPLETED;
    if (completed && (flow != ReceptionFlow.REGISTRATION || !isShown(now))) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    change(ReceptionState.Event.WITHDRAW, now);
    return completed;
  }

  /** Whether it went no step for {@link #UNFINISHED_FOR}. */
  public boolean isLeftAlone(Instant now) {
    return !now.isBefore(changedAt.plus(UNFINISHED_FOR));
  }

  /** Left alone. */
  public void expire(Instant now) {
    change(ReceptionState.Event.EXPIRE, now);
  }

  /** Compared in constant time. */
  public boolean belongsTo(byte[] otherSecretHash) {
    return MessageDigest.isEqual(secretHash, otherSecretHash);
  }

  /** Whether it has something personal to show: a result, or what is registered. */
  public boolean hasContent() {
    return state == ReceptionState.COMPLETED || state == ReceptionState.ENQUIRED;
  }

  /** Whether that content may still be told to its browser. */
  public boolean isShown(Instant now) {
    return switch (state) {
      case COMPLETED -> now.isBefore(completedAt.plus(SHOWN_FOR));
      case ENQUIRED -> now.isBefore(changedAt.plus(UNFINISHED_FOR));
      default -> false;
    };
  }

  /**
   * Whether this page may show the result of the completed reception, or what flow B found. The
   * first page that asks becomes the one; a page opened later, by Back, reload or the next patient,
   * is another and is refused.
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

  public ReceptionFlow flow() {
    return flow;
  }

  public LocalDate examinationDate() {
    return examinationDate;
  }

  /** What the patient read; null in receptions that began before it was kept. */
  public ShownText shown() {
    return textVersion == null ? null : new ShownText(language, textVersion);
  }

  public Long enquiredConsentId() {
    return enquiredConsentId;
  }

  public Integer enquiredConsentVersion() {
    return enquiredConsentVersion;
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

  /** Whose consent it is about; only of an authenticated reception. */
  public ConsentParty party() {
    return new ConsentParty(institutionId, patientId, careSetting);
  }

  public Long patientId() {
    return patientId;
  }

  /** Whether the certificate that authenticated is valid now; true where none did. */
  public boolean isCertificateValid(Instant now) {
    return certificateValidUntil == null || !now.isAfter(certificateValidUntil);
  }

  /** When it last went a step. */
  public Instant changedAt() {
    return changedAt;
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
