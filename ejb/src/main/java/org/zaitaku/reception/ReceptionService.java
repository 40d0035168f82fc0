package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.accessurl.AccessUrl;
import org.zaitaku.accessurl.AccessUrlRepository;
import org.zaitaku.accessurl.UrlToken;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.Consent;
import org.zaitaku.consent.ConsentEvidence;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.consent.ConsentTexts;
import org.zaitaku.consent.PageText;
import org.zaitaku.consent.ShownText;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.eligibility.EligibilitySnapshot;
import org.zaitaku.patient.Patient;
import org.zaitaku.patient.PatientRepository;
import org.zaitaku.patient.SubjectLinks;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.settings.ShownInstitution;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.Sha256;

/**
 * Flows A, B and C as their browser drives them: what is offered, begin, choose anew, read, stop or
 * take back (CON-A-011 to CON-A-031, CON-B-003 to CON-B-016, CON-C-002 to CON-C-005).
 */
@Stateless
@UseCase
public class ReceptionService {

  private static final int SECRET_BYTES = 32;

  @Inject private AccessUrlRepository urls;

  @Inject private SettingsReader settings;

  @Inject private ReceptionRepository receptions;

  @Inject private PatientRepository patients;

  @Inject private ConsentRegister consents;

  @Inject private SubjectLinks links;

  @Inject private ConsentTexts texts;

  @Inject private ReturnNonces nonces;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /**
   * What the URL of this token offers.
   *
   * @throws BusinessException URL_UNKNOWN for an unknown or withdrawn token
   */
  @Requires(Permission.OFFER_READ)
  public Offer offer(String token) {
    AccessUrl url = findUrl(token);
    return new Offer(
        url.careSetting(),
        settings
            .consentOffer(url.institutionId(), url.careSetting())
            .orElseGet(() -> settings.closedOffer(url.institutionId())));
  }

  /**
   * Begins a reception: flow A with an answer to every offered item, B and C without.
   *
   * @throws BusinessException URL_UNKNOWN, SERVICE_NOT_OFFERED (but for C: a consent can be revoked
   *     for as long as the URL is valid), ITEM_NOT_OFFERED, CHOICE_MISSING,
   *     PRESCRIPTION_FORM_MISSING, PRESCRIPTION_FORM_NOT_OFFERED, VALUE_INVALID for a 診療予約日 that is
   *     none
   */
  @Requires(Permission.RECEPTION)
  public StartedReception start(Beginning beginning) {
    keep(beginning.text());
    AccessUrl url = findUrl(beginning.token());
    ReceptionKey key = new ReceptionKey(UUID.randomUUID(), randomSecret());
    // As the database keeps it, so that every page is told the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ShownInstitution institution;
    Reception reception;
    if (beginning.flow() == ReceptionFlow.REGISTRATION) {
      ConsentOffer offer = consentOffer(url.institutionId(), url.careSetting());
      institution = offer.institution();
      reception =
          Reception.start(
              key.id(),
              url,
              key.secretHash(),
              beginning.text().shown(),
              offer.accept(beginning.choices()),
              offer.prescription().accept(beginning.form()),
              now);
      reception.book(beginning.examinationDate(), BusinessDay.of(now));
    } else {
      institution =
          beginning.flow() == ReceptionFlow.UPDATE
              ? consentOffer(url.institutionId(), url.careSetting()).institution()
              : settings.shownInstitution(url.institutionId());
      reception =
          Reception.start(
              key.id(), url, key.secretHash(), beginning.flow(), beginning.text().shown(), now);
    }
    receptions.add(reception);
    audit.success(
        AuditAction.RECEPTION_STARTED,
        AuditSubject.ofReception(url.institutionId(), key.id(), null));
    return new StartedReception(key, details(reception, institution));
  }

  /**
   * Flow B: what the patient wants from now on, an answer to every item that is offered today.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE before the enquiry and once the
   *     second card answered, SERVICE_NOT_OFFERED, and what {@link #start} says of choices
   */
  @Requires(Permission.RECEPTION)
  public ReceptionDetails choose(
      ReceptionKey key, ConsentChoices choices, PrescriptionForm form, PageText text) {
    keep(text);
    Reception reception = receptions.getForUpdate(key);
    ConsentOffer offer = consentOffer(reception.institutionId(), reception.careSetting());
    reception.choose(
        text.shown(), offer.accept(choices), offer.prescription().accept(form), clock.instant());
    receptions.supersedeChallenges(reception.id());
    receptions.flush();
    return details(reception, offer.institution());
  }

  /** Before anything else: in a transaction of its own, while this one has no connection yet. */
  private void keep(PageText text) {
    if (!texts.isKept(text.shown())) {
      texts.keep(text.shown(), text.body());
      texts.remember(text.shown());
    }
  }

  /**
   * The reception of this browser. The result of a completed one is told for ten minutes and to one
   * page only.
   *
   * @param page a random name that the open page gave itself
   * @throws BusinessException RECEPTION_NOT_FOUND, also for strangers
   */
  @Requires(Permission.RECEPTION)
  public ReceptionDetails read(ReceptionKey key, String page) {
    return tell(receptions.get(key), page);
  }

  /**
   * The same; empty where there is none, or its end was told to another page.
   *
   * @param page as in {@link #read}
   */
  @Requires(Permission.RECEPTION)
  public Optional<ReceptionDetails> find(ReceptionKey key, String page) {
    try {
      return Optional.of(read(key, page));
    } catch (BusinessException refused) {
      if (refused.code() == ErrorCode.RECEPTION_NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * The same, for a page that knows a version of it and asks whether there is anything new; empty
   * where there is not, which is cheap.
   *
   * @throws BusinessException as {@link #read}
   */
  @Requires(Permission.RECEPTION)
  public Optional<ReceptionDetails> readNewer(ReceptionKey key, String page, int knownVersion) {
    Reception reception = receptions.get(key);
    if (reception.version() == knownVersion && isUnchanged(reception, page)) {
      return Optional.empty();
    }
    return Optional.of(tell(reception, page));
  }

  private ReceptionDetails tell(Reception reception, String page) {
    if (!reception.isTold(clock.instant())) {
      throw new BusinessException(ErrorCode.RECEPTION_NOT_FOUND);
    }
    if (!reception.hasContent()) {
      return details(reception);
    }
    receptions.lock(reception);
    return switch (reception.state()) {
      case COMPLETED -> readResult(reception, page);
      case ENQUIRED -> readEnquiry(reception, page);
      default -> details(reception);
    };
  }

  /** Of a result there is something new once its time is over, or the patient's flag is set. */
  private boolean isUnchanged(Reception reception, String page) {
    if (!reception.hasContent()) {
      return true;
    }
    return reception.isShownOn(Sha256.of(page), clock.instant())
        && (reception.state() == ReceptionState.ENQUIRED || !isStopped(reception));
  }

  /**
   * The unfinished reception of this browser, with a step in the last 15 minutes; empty where there
   * is none. Nothing of a finished one.
   */
  @Requires(Permission.RECEPTION)
  public Optional<ReceptionDetails> findUnfinished(ReceptionKey key) {
    try {
      return Optional.of(receptions.get(key))
          .filter(reception -> reception.state().isUnfinished())
          .filter(reception -> !reception.isLeftAlone(clock.instant()))
          .map(this::details);
    } catch (BusinessException notFound) {
      return Optional.empty();
    }
  }

  /**
   * Stops an unfinished reception; what was completed in the meantime stays.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE
   */
  @Requires(Permission.RECEPTION)
  public void stop(ReceptionKey key) {
    Reception reception = receptions.getForUpdate(key);
    reception.stop(clock.instant());
    audit.success(
        AuditAction.RECEPTION_WITHDRAWN,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId()));
  }

  /**
   * Stops an unfinished reception, or takes a completed one back within ten minutes: 「お名前が違うとき」.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE
   */
  @Requires(Permission.RECEPTION)
  public void withdraw(ReceptionKey key) {
    Reception reception = receptions.getForUpdate(key);
    if (reception.withdraw(clock.instant())) {
      rows.patient(reception.patientId());
      consents.withdraw(
          reception.party(), ConsentEvidence.byBrowser(reception.id(), reception.shown()));
      links.takeBack(reception.patientId(), reception.institutionId(), reception.id());
    }
    audit.success(
        AuditAction.RECEPTION_WITHDRAWN,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId()));
  }

  private ReceptionDetails readResult(Reception reception, String page) {
    if (!reception.showTo(Sha256.of(page), clock.instant())) {
      throw new BusinessException(ErrorCode.RECEPTION_NOT_FOUND);
    }
    // The version that is told is the one with this page's name.
    receptions.flush();
    if (reception.flow() != ReceptionFlow.REGISTRATION) {
      return details(reception);
    }
    if (reception.isMatched() && !settings.tellsEligibilityAcross(reception.institutionId())) {
      return withheld(reception);
    }
    Optional<Eligibility> eligibility =
        isStopped(reception)
            ? Optional.empty()
            : receptions.findSnapshot(reception.id()).map(EligibilitySnapshot::eligibility);
    audit.success(
        AuditAction.ELIGIBILITY_SHOWN,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId()));
    return details(
        reception,
        settings.shownInstitution(reception.institutionId()),
        Optional.empty(),
        eligibility,
        false);
  }

  /**
   * To the page that asked first, while the institution asks for anything; else the state alone is
   * told, and the page asks for the card anew.
   */
  private ReceptionDetails readEnquiry(Reception reception, String page) {
    return Optional.of(reception)
        .filter(found -> found.showTo(Sha256.of(page), clock.instant()))
        .flatMap(shown -> settings.consentOffer(shown.institutionId(), shown.careSetting()))
        .map(offer -> enquired(reception, offer))
        .orElseGet(() -> details(reception));
  }

  private ReceptionDetails enquired(Reception reception, ConsentOffer offer) {
    // The version that is told is the one with this page's name.
    receptions.flush();
    Optional<RegisteredConsent> registered =
        consents
            .find(reception.enquiredConsentId())
            // Changed or revoked since it was found: not shown as what is registered.
            .filter(Consent::isActive)
            .filter(consent -> consent.version() == reception.enquiredConsentVersion())
            .map(
                consent ->
                    new RegisteredConsent(
                        consent.choices().withoutCovered(),
                        consent.prescriptionForm(),
                        consent.registeredAt(),
                        offer));
    return details(reception, offer.institution(), registered, Optional.empty(), false);
  }

  /** A flag that is set later applies at once, to finished results too. */
  private boolean isStopped(Reception reception) {
    rows.patient(reception.patientId());
    return patients.find(reception.patientId()).map(Patient::isSelfInformationStopped).orElse(true);
  }

  private ReceptionDetails withheld(Reception reception) {
    return details(
        reception,
        settings.shownInstitution(reception.institutionId()),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private ReceptionDetails details(Reception reception) {
    return details(reception, settings.shownInstitution(reception.institutionId()));
  }

  private ReceptionDetails details(Reception reception, ShownInstitution institution) {
    return details(reception, institution, Optional.empty(), Optional.empty(), false);
  }

  private ReceptionDetails details(
      Reception reception,
      ShownInstitution institution,
      Optional<RegisteredConsent> registered,
      Optional<Eligibility> eligibility,
      boolean withheld) {
    return new ReceptionDetails(
        reception.id(),
        reception.version(),
        reception.flow(),
        reception.state(),
        reception.startedAt(),
        reception.careSetting(),
        institution,
        Optional.ofNullable(reception.shown()).map(ShownText::language).orElse(null),
        reception.choices() == null ? null : reception.choices().withoutCovered(),
        reception.prescriptionForm(),
        reception.examinationDate(),
        registered,
        matching(reception),
        reception.failure(),
        eligibility,
        withheld,
        reception.completedAt() == null ? null : reception.completedAt().plus(Reception.SHOWN_FOR));
  }

  private Optional<Matching> matching(Reception reception) {
    return Optional.of(reception)
        .filter(Reception::awaitsMatch)
        .flatMap(waiting -> receptions.findAnswered(waiting.id()))
        .map(
            answered ->
                new Matching(nonces.number(answered.challengeHash()), reception.isMatchedHere()));
  }

  private ConsentOffer consentOffer(long institutionId, CareSetting careSetting) {
    return settings
        .consentOffer(institutionId, careSetting)
        .orElseThrow(() -> new BusinessException(ErrorCode.SERVICE_NOT_OFFERED));
  }

  private AccessUrl findUrl(String token) {
    UrlToken asked = new UrlToken(token);
    if (!rows.openByUrl(asked.value())) {
      throw new BusinessException(ErrorCode.URL_UNKNOWN);
    }
    return urls.findValid(asked).orElseThrow(() -> new BusinessException(ErrorCode.URL_UNKNOWN));
  }

  private String randomSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
