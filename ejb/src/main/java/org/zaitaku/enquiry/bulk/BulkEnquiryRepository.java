package org.zaitaku.enquiry.bulk;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zaitaku.account.Account;
import org.zaitaku.consent.CareRelation;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.enquiry.RegisteredReference;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.bulk.BulkFiles;
import org.zaitaku.shared.bulk.BulkLead;

/** Bulk enquiries of the institution whose rows are open. */
@Dependent
class BulkEnquiryRepository extends BulkFiles<BulkEnquiry> {

  private static final String FORGET =
      "update bulk_enquiry_answer set relation_id = null, patient_id = null, consented_at = null, name = null, name_kana = null,"
          + " sex = null, birth_date = null, post_number = null, address = null, status = null, insured_card_classification = null,"
          + " insurer_number = null, insurer_name = null, insured_card_symbol = null, insured_identification_number = null,"
          + " insured_branch_number = null, partial_contribution_ratio = null, limit_certificate_classification = null,"
          + " limit_certificate_flag = null, specific_disease = null, elderly_recipient_ratio = null,"
          + " insured_card_valid_from = null, insured_card_valid_until = null where enquiry_id = ?1";

  private static final String GIVE_UP =
      "update bulk_enquiry_row set outcome = 'UNAVAILABLE', asked_reference = null, asked_insurer = null, asked_symbol = null,"
          + " asked_number = null, asked_branch = null, asked_birth_date = null where enquiry_id = ?1 and outcome is null";

  BulkEnquiryRepository() {
    super(BulkEnquiry.class, BulkEnquiryStatus.RUNNING);
  }

  void add(BulkEnquiryRow row) {
    entityManager().persist(row);
  }

  void add(BulkEnquiryAnswer answer) {
    entityManager().persist(answer);
  }

  Optional<BulkEnquiry> find(long institutionId, long id) {
    return Optional.ofNullable(entityManager().find(BulkEnquiry.class, id))
        .filter(enquiry -> enquiry.institutionId() == institutionId);
  }

  BulkEnquiryRow row(long enquiryId, int line) {
    return entityManager().find(BulkEnquiryRow.class, new BulkEnquiryRow.Key(enquiryId, line));
  }

  /** Those that are asked and those whose answers are kept, the newest first. */
  List<BulkEnquiry> list(long institutionId, int most) {
    return entityManager()
        .createQuery(
            "select e from BulkEnquiry e where e.institutionId = :institution and e.erasedOn is null"
                + " order by e.receivedAt desc, e.id desc",
            BulkEnquiry.class)
        .setParameter("institution", institutionId)
        .setMaxResults(most)
        .getResultList();
  }

  /** The next that are not answered, in the order of the file. */
  List<BulkEnquiryRow> findUnanswered(long enquiryId, int most) {
    return entityManager()
        .createQuery(
            "select r from BulkEnquiryRow r where r.key.enquiryId = :enquiry and r.outcome is null order by r.key.line",
            BulkEnquiryRow.class)
        .setParameter("enquiry", enquiryId)
        .setMaxResults(most)
        .getResultList();
  }

  List<BulkEnquiryRow> rows(long enquiryId) {
    return entityManager()
        .createQuery(
            "select r from BulkEnquiryRow r where r.key.enquiryId = :enquiry order by r.key.line",
            BulkEnquiryRow.class)
        .setParameter("enquiry", enquiryId)
        .getResultList();
  }

  /** What may be told now of what was answered (自己情報提供停止, 不開示該当). */
  List<Kept> answers(long enquiryId) {
    return entityManager()
        .createQuery(
            "select a, function('may_be_told', a.patientId), function('address_withheld', a.patientId)"
                + " from BulkEnquiryAnswer a where a.key.enquiryId = :enquiry",
            Object[].class)
        .setParameter("enquiry", enquiryId)
        .getResultStream()
        .map(
            found ->
                new Kept(
                    (BulkEnquiryAnswer) found[0],
                    Boolean.TRUE.equals(found[1]),
                    !Boolean.FALSE.equals(found[2])))
        .toList();
  }

  /** An answer, and what may be told of it. */
  record Kept(BulkEnquiryAnswer answer, boolean tellable, boolean addressWithheld) {

    /** As {@link org.zaitaku.eligibility.EligibilitySource} would tell it now. */
    Optional<Eligibility> eligibility() {
      return Optional.ofNullable(answer.eligibility())
          .filter(said -> tellable)
          .map(said -> addressWithheld ? said.withoutAddress() : said);
    }
  }

  /** 照会番号 of those in the institution's care in this 診療区分, in their order. */
  List<ReferenceNumber> references(long institutionId, CareSetting careSetting) {
    return entityManager()
        .createQuery(
            "select n.number from RegisteredReference n, CareRelation r where n.institutionId = :institution"
                + " and r.institutionId = :institution and r.patientId = n.patientId and r.careSetting = :setting"
                + " and r.endedAt is null and n.number is not null order by n.number",
            String.class)
        .setParameter("institution", institutionId)
        .setParameter("setting", careSetting)
        .getResultStream()
        .map(ReferenceNumber::new)
        .toList();
  }

  /** 照会番号 of these patients, by patient. */
  Map<Long, ReferenceNumber> references(long institutionId, Collection<Long> patients) {
    return entityManager()
        .createQuery(
            "select n from RegisteredReference n where n.institutionId = :institution and n.patientId in :patients"
                + " and n.number is not null",
            RegisteredReference.class)
        .setParameter("institution", institutionId)
        .setParameter("patients", patients)
        .getResultStream()
        .collect(
            Collectors.toMap(
                RegisteredReference::patientId, registered -> registered.number().orElseThrow()));
  }

  /** Whoever uploaded, whatever became of the account. */
  Account uploader(BulkEnquiry enquiry) {
    return entityManager().find(Account.class, enquiry.accountId());
  }

  long patientOf(long relationId) {
    return entityManager().find(CareRelation.class, relationId).party().patientId();
  }

  /** The end. */
  void finish(long id, UUID run, Instant now) {
    demandLease(
        entityManager()
            .createQuery(
                "update BulkEnquiry e set e.status = :status, e.completedAt = :now, e.leaseUntil = null"
                    + " where e.id = :id and e.leaseRun = :run and e.completedAt is null")
            .setParameter("status", BulkEnquiryStatus.COMPLETED)
            .setParameter("now", now)
            .setParameter("id", id)
            .setParameter("run", run)
            .executeUpdate());
  }

  /** Nothing that means anybody is left; false where another server was faster. */
  boolean erase(long id, LocalDate day) {
    boolean first =
        entityManager()
                .createQuery(
                    "update BulkEnquiry e set e.erasedOn = :day where e.id = :id and e.erasedOn is null")
                .setParameter("day", day)
                .setParameter("id", id)
                .executeUpdate()
            == 1;
    if (first) {
      entityManager().createNativeQuery(FORGET).setParameter(1, id).executeUpdate();
    }
    return first;
  }

  /** The rows that were not answered end without an answer; whom they ask about is forgotten. */
  void giveUp(long id) {
    entityManager().createNativeQuery(GIVE_UP).setParameter(1, id).executeUpdate();
    entityManager()
        .createQuery("update BulkEnquiry e set e.processed = e.rowCount where e.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** In whatever institution. */
  List<BulkLead> findWaiting(Instant now, int most) {
    return leads(
        "select enquiry_id, institution_id from bulk_enquiries_waiting(?1, ?2)", now, most);
  }

  /** In whatever institution. */
  List<BulkLead> findDue(Instant completedBefore, int most) {
    return leads(
        "select enquiry_id, institution_id from bulk_enquiries_due(?1, ?2)", completedBefore, most);
  }
}
