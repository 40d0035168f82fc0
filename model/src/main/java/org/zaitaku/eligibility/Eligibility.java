package org.zaitaku.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentItem;

/**
 * 資格情報: what {@code ResultOfQualificationConfirmation} says of a person on one day. Values are the
 * interface's codes (GLOSSARY.md); null where the interface says nothing, which screens show as
 * 交付なし.
 *
 * @param status OQSCD006, e.g. "1" 有効
 * @param insuredCardClassification OQSCD010, e.g. "01" 一般
 * @param partialContributionRatio three digits, "010" is 1割
 * @param limitCertificateClassification OQSCD011
 * @param limitCertificateFlag OQSCD012, e.g. "A03" 区分ウ
 * @param specificDisease OQSCD013, "1" 人工透析
 * @param elderlyRecipientRatio three digits, for holders of a 高齢受給者証
 */
@Embeddable
public record Eligibility(
    @Column(name = "name") String name,
    @Column(name = "name_kana") String nameKana,
    @Column(name = "sex") String sex,
    @Column(name = "birth_date") LocalDate birthDate,
    @Column(name = "post_number") String postNumber,
    @Column(name = "address") String address,
    @Column(name = "status") String status,
    @Column(name = "insured_card_classification") String insuredCardClassification,
    @Column(name = "insurer_number") String insurerNumber,
    @Column(name = "insurer_name") String insurerName,
    @Column(name = "insured_card_symbol") String insuredCardSymbol,
    @Column(name = "insured_identification_number") String insuredIdentificationNumber,
    @Column(name = "insured_branch_number") String insuredBranchNumber,
    @Column(name = "partial_contribution_ratio") String partialContributionRatio,
    @Column(name = "limit_certificate_classification") String limitCertificateClassification,
    @Column(name = "limit_certificate_flag") String limitCertificateFlag,
    @Column(name = "specific_disease") String specificDisease,
    @Column(name = "elderly_recipient_ratio") String elderlyRecipientRatio,
    @Column(name = "insured_card_valid_from") LocalDate insuredCardValidFrom,
    @Column(name = "insured_card_valid_until") LocalDate insuredCardValidUntil) {

  private static final String VALID = "1";
  private static final String INVALID = "2";

  /**
   * As it was on this day (資格確認日): today as the source says; on another day by the days from which
   * and until which it counts, where the source tells them.
   */
  public Eligibility on(LocalDate day, LocalDate today) {
    if (day.equals(today) || (insuredCardValidFrom == null && insuredCardValidUntil == null)) {
      return this;
    }
    boolean counts =
        (insuredCardValidFrom == null || !day.isBefore(insuredCardValidFrom))
            && (insuredCardValidUntil == null || !day.isAfter(insuredCardValidUntil));
    return copy(
        counts ? VALID : INVALID,
        postNumber,
        address,
        limitCertificateClassification,
        limitCertificateFlag,
        specificDisease);
  }

  /** 不開示該当: 郵便番号 and 住所 are blank in every output (ELG-036). */
  public Eligibility withoutAddress() {
    return copy(
        status, null, null, limitCertificateClassification, limitCertificateFlag, specificDisease);
  }

  /**
   * Only what the patient agreed to: 限度額情報 (ELG-011) and 特定疾病療養受療証情報 (ENV-024) need the item's
   * consent.
   */
  public Eligibility limitedTo(ConsentChoices choices) {
    boolean limit = choices.agreedTo(ConsentItem.LIMIT_AMOUNT);
    boolean disease = choices.agreedTo(ConsentItem.SPECIFIC_DISEASE);
    return copy(
        status,
        postNumber,
        address,
        limit ? limitCertificateClassification : null,
        limit ? limitCertificateFlag : null,
        disease ? specificDisease : null);
  }

  private Eligibility copy(
      String newStatus,
      String newPostNumber,
      String newAddress,
      String newLimit,
      String newLimitFlag,
      String newDisease) {
    return new Eligibility(
        name,
        nameKana,
        sex,
        birthDate,
        newPostNumber,
        newAddress,
        newStatus,
        insuredCardClassification,
        insurerNumber,
        insurerName,
        insuredCardSymbol,
        insuredIdentificationNumber,
        insuredBranchNumber,
        partialContributionRatio,
        newLimit,
        newLimitFlag,
        newDisease,
        elderlyRecipientRatio,
        insuredCardValidFrom,
        insuredCardValidUntil);
  }

  /** Never its contents: a record's own form would put a name into a log. */
  @Override
  public String toString() {
    return "Eligibility[status=" + status + "]";
  }
}
