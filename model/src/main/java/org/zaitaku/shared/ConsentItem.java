package org.zaitaku.shared;

/**
 * 同意項目, in the order of the patients' pages (CON-018). What {@link #isCovered} has no row of its
 * own there: another item covers it where the institution's settings say so.
 */
public enum ConsentItem {
  /** 手術情報. */
  SURGERY,
  /** 薬剤情報. */
  MEDICATION,
  /** 診療情報. */
  TREATMENT,
  /** 特定健診等情報. */
  HEALTH_CHECKUP,
  /** 限度額情報. */
  LIMIT_AMOUNT,
  /** 特定疾病療養受療証情報. */
  SPECIFIC_DISEASE,
  /** 傷病名・感染症情報, of 電子カルテ情報共有サービス; covered by {@link #SURGERY} (ENV-014). */
  DISEASE_AND_INFECTION,
  /** その他アレルギー等・薬剤アレルギー等・検査情報, of the same; covered by 診療・薬剤情報 (ENV-017). */
  ALLERGY_AND_TEST,
  /** 処方情報, of the same; covered by {@link #MEDICATION} (ENV-021). */
  PRESCRIPTION;

  /** Whether the decision about another item stands for this one. */
  public boolean isCovered() {
    return switch (this) {
      case TREATMENT, DISEASE_AND_INFECTION, ALLERGY_AND_TEST, PRESCRIPTION -> true;
      case SURGERY, MEDICATION, HEALTH_CHECKUP, LIMIT_AMOUNT, SPECIFIC_DISEASE -> false;
    };
  }
}
