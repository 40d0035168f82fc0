package org.zaitaku.audit;

/** What the audit can tell. A name is for ever: rows are kept for years and never changed. */
public enum AuditAction {
  LOGIN,
  /** Wrong passwords reached the limit; with the attempt that reached it. */
  ACCOUNT_LOCKED,
  LOGOUT,
  PERMISSION,
  ACCOUNT_REGISTERED,
  ACCOUNT_UPDATED,
  ACCOUNT_DELETED,
  PASSWORD_INITIALIZED,
  PASSWORD_CHANGED,
  SECOND_FACTOR_SET_UP,
  /** By the configuration: the second factor is off for a role that has it by default. */
  SECOND_FACTOR_SWITCHED_OFF,
  SESSION_ENDED,
  ACCOUNTS_EXPORTED,
  BULK_RECEIVED,
  BULK_COMPLETED,
  BULK_RESULT_DOWNLOADED,
  INSTITUTION_ENROLLED,
  INSTITUTION_UPDATED,
  /** Its end of use was set, or taken back. */
  INSTITUTION_END_SET,
  /** Another code was given to it, from a day on, or that was taken back. */
  INSTITUTION_SUCCESSION_SET,
  /** The day of a succession has come. */
  INSTITUTION_CODE_TAKEN,
  ANNOUNCEMENT_PUBLISHED,
  OPERATION_HISTORY_SEARCHED,
  OPERATION_HISTORY_EXPORTED,
  OPERATION_HISTORY_REVIEWED,
  /** The heads of a day's chains, held by the operator's chain. */
  AUDIT_HEADS_KEPT,
  /** Old lines were removed, by {@code scripts/purge-audit}. */
  AUDIT_PURGED,
  /** The first account of the operator, by a command on the server. */
  OPERATOR_CREATED,
  SETTINGS_UPDATED,
  /** The terms of use, for a function of the settings (ENV-041, ENV-043). */
  TERMS_ACCEPTED,
  ACCESS_URL_SHOWN,
  ACCESS_URL_DOWNLOADED,
  ACCESS_URL_CHANGED,
  /** 変更前に戻す. */
  ACCESS_URL_REVERTED,
  /** 最初のURLに戻す. */
  ACCESS_URL_RESTORED,
  ACTIVATION_CODE_ISSUED,
  /** With their numbers. */
  ACTIVATION_CODES_SHOWN,
  ACTIVATION_CODE_INVALIDATED,
  DEVICE_REGISTERED,
  DEVICE_STOPPED,
  REFUSED_AT_DOOR,
  RECEPTION_STARTED,
  CARD_CHALLENGED,
  CARD_ANSWERED,
  CARD_VERIFIED,
  /** One of two devices said whether both show the same number. */
  NUMBER_CONFIRMED,
  /** An identity provider's subject was linked with the person whose card was read. */
  SUBJECT_LINKED,
  /** An identity provider vouched for somebody whom no card was linked with yet. */
  SUBJECT_MET,
  /** 「お名前が違うとき」: the link of that reception counts no more. */
  SUBJECT_UNLINKED,
  CONSENT_REGISTERED,
  /** What is registered was shown to the patient: flow B. */
  CONSENT_ENQUIRED,
  CONSENT_UPDATED,
  CONSENT_REVOKED,
  /** Its term was over. */
  CONSENT_EXPIRED,
  /** By the institution: 同意取消照会. */
  CONSENT_REVOKED_BY_INSTITUTION,
  /** 再照会 of one patient, and what it found as a file. */
  ELIGIBILITY_ENQUIRED,
  ELIGIBILITY_EXPORTED,
  /** 資格情報一括照会: a file, its end, its result as a file. Each patient has a line of their own. */
  BULK_ENQUIRY_RECEIVED,
  BULK_ENQUIRY_COMPLETED,
  BULK_ENQUIRY_DOWNLOADED,
  /** 照会番号 of all those in the care, as a file to ask with. */
  REFERENCE_NUMBERS_EXPORTED,
  REFERENCE_NUMBER_GIVEN,
  REFERENCE_NUMBER_REMOVED,
  ELIGIBILITY_OBTAINED,
  ELIGIBILITY_SHOWN,
  /** One kind of it, given out to who viewed it; the view history holds the same line. */
  MEDICAL_INFORMATION_VIEWED,
  VIEW_HISTORY_SEARCHED,
  VIEW_HISTORY_EXPORTED,
  RECEPTION_FAILED,
  RECEPTION_WITHDRAWN,
  RECEPTION_EXPIRED,
  TEST_DATA_LOADED
}
