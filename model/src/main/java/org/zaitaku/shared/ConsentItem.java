package org.zaitaku.shared;

/**
 * 同意項目, in the order of the patients' pages (CON-018). {@link #TREATMENT} has no row of its own
 * there: 薬剤情報の提供 covers it.
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
  SPECIFIC_DISEASE
}
