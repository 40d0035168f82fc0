package org.zaitaku.enquiry.bulk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.consent.Consent;
import org.zaitaku.consent.ConsentRegister;
import org.zaitaku.consent.InCare;
import org.zaitaku.enquiry.EnquiryResult;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * ［資格情報一括照会］ (ELG-018, ELG-019, ONL-009): files are received here and their results handed out; the
 * patients are asked about elsewhere, later. All of it is seen by whoever may use the screen in the
 * institution.
 */
@Stateless
@UseCase
public class BulkEnquiryService {

  /** More than anybody asks about in the days for which answers are kept. */
  private static final int MOST_SHOWN = 200;

  @Inject private BulkEnquiryRepository enquiries;

  @Inject private ConsentRegister consents;

  @Inject private SettingsReader settings;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * Receives the rows of a file without faults: 照会待ち.
   *
   * @param day 資格確認日
   * @param rows at most {@link RequestFile#MOST_ROWS}
   * @return 受付番号
   * @throws BusinessException VALUE_INVALID for a 診療区分 that the institution does not use, or a day
   *     to come; BULK_IN_PROGRESS while another one of the institution is not finished
   */
  @Requires(Permission.BULK_ENQUIRY)
  public String receive(CareSetting careSetting, LocalDate day, List<RequestRow> rows) {
    Actor.OfAccount uploader = uploader();
    demand(settings.offered(uploader.institution()).contains(careSetting), "careSetting");
    demand(!day.isAfter(BusinessDay.today(clock)), "day");
    demand(!rows.isEmpty() && rows.size() <= RequestFile.MOST_ROWS, "file");
    // As exact as the database keeps it.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BulkEnquiry enquiry =
        enquiries.receive(
            uploader.institution(),
            now,
            number ->
                BulkEnquiry.receive(
                    uploader.institution(),
                    number,
                    uploader.accountId(),
                    careSetting,
                    day,
                    rows.size(),
                    now));
    rows.forEach(row -> enquiries.add(new BulkEnquiryRow(enquiry, row)));
    audit.success(AuditAction.BULK_ENQUIRY_RECEIVED, subject(enquiry));
    return enquiry.receiptNumber();
  }

  private static void demand(boolean holds, String field) {
    if (!holds) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, field);
    }
  }

  /** Those that are asked and those whose answers are kept, the newest first. */
  @Requires(Permission.BULK_ENQUIRY)
  public List<BulkEnquiryView> list() {
    return enquiries.list(uploader().institution(), MOST_SHOWN).stream()
        .map(BulkEnquiryView::of)
        .toList();
  }

  /**
   * The answers, row by row. Whoever changed or ended the consent since the row was answered is
   * left out (ELG-023); of whom nothing may be told now, nothing is told (ELG-037).
   *
   * @throws BusinessException NOT_FOUND where there are none (any more)
   */
  @Requires(Permission.BULK_ENQUIRY)
  public List<AnsweredRow> download(long enquiryId) {
    BulkEnquiry enquiry =
        enquiries
            .find(uploader().institution(), enquiryId)
            .filter(BulkEnquiry::isKept)
            .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    Map<Integer, EnquiryResult> told = told(enquiry);
    audit.success(AuditAction.BULK_ENQUIRY_DOWNLOADED, subject(enquiry));
    return enquiries.rows(enquiryId).stream()
        .map(row -> answered(row, Optional.ofNullable(told.get(row.line()))))
        .toList();
  }

  private static AnsweredRow answered(BulkEnquiryRow row, Optional<EnquiryResult> told) {
    RowOutcome outcome =
        row.outcome() == RowOutcome.FOUND && told.isEmpty() ? RowOutcome.CHANGED : row.outcome();
    return new AnsweredRow(row.line(), outcome, told.orElse(null));
  }

  /**
   * By line; of those whose consent is still the one that was asked under. Each is written down as
   * handed out.
   */
  private Map<Integer, EnquiryResult> told(BulkEnquiry enquiry) {
    List<BulkEnquiryRepository.Kept> kept = enquiries.answers(enquiry.id());
    Map<Long, Consent> consented =
        consents.inCare(kept.stream().map(one -> one.answer().relationId()).toList()).stream()
            .collect(Collectors.toMap(care -> care.relation().id(), InCare::consent));
    Map<Long, ReferenceNumber> references =
        enquiries.references(
            enquiry.institutionId(), kept.stream().map(one -> one.answer().patientId()).toList());
    Map<Integer, EnquiryResult> told = new HashMap<>();
    for (BulkEnquiryRepository.Kept one : kept) {
      BulkEnquiryAnswer answer = one.answer();
      Consent consent = consented.get(answer.relationId());
      if (consent != null && consent.registeredAt().equals(answer.consentedAt())) {
        told.put(answer.line(), result(enquiry, one, consent, references.get(answer.patientId())));
        audit.success(
            AuditAction.ELIGIBILITY_EXPORTED,
            AuditSubject.ofRelation(answer.patientId(), answer.relationId()));
      }
    }
    return told;
  }

  private static EnquiryResult result(
      BulkEnquiry enquiry,
      BulkEnquiryRepository.Kept kept,
      Consent consent,
      ReferenceNumber reference) {
    return new EnquiryResult(
        kept.answer().relationId(),
        enquiry.careSetting(),
        enquiry.day(),
        kept.eligibility(),
        consent.choices(),
        consent.registeredAt(),
        consent.prescriptionForm(),
        reference);
  }

  /**
   * A file to ask with, as a workbook whose cells are text.
   *
   * @param careSetting with the 照会番号 of all those in the care in it, however many; null for the
   *     headings alone
   * @throws BusinessException VALUE_INVALID for a 診療区分 that the institution does not use
   */
  @Requires(Permission.BULK_ENQUIRY)
  public byte[] template(CareSetting careSetting) {
    if (careSetting == null) {
      return RequestFile.workbook(List.of());
    }
    Actor.OfAccount clerk = uploader();
    demand(settings.offered(clerk.institution()).contains(careSetting), "careSetting");
    audit.success(
        AuditAction.REFERENCE_NUMBERS_EXPORTED,
        new AuditSubject(clerk.institution(), null, careSetting.name()));
    return RequestFile.workbook(enquiries.references(clerk.institution(), careSetting));
  }

  /** 利用文字コード of files (ENV-009). */
  @Requires(Permission.BULK_ENQUIRY)
  public CharacterCode characterCode() {
    return settings.characterCode(uploader().institution());
  }

  private static AuditSubject subject(BulkEnquiry enquiry) {
    return new AuditSubject(enquiry.institutionId(), null, "bulk-enquiry:" + enquiry.id());
  }

  private Actor.OfAccount uploader() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }
}
