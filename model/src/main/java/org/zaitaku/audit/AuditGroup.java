package org.zaitaku.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What people look for in the audit: actions that belong together. Each action is in one group. */
public enum AuditGroup {
  /** Log-ins, their sessions, and what was refused to whom. */
  LOGIN(
      AuditAction.LOGIN,
      AuditAction.ACCOUNT_LOCKED,
      AuditAction.LOGOUT,
      AuditAction.SESSION_ENDED,
      AuditAction.SECOND_FACTOR_SET_UP,
      AuditAction.SECOND_FACTOR_SWITCHED_OFF,
      AuditAction.PERMISSION),
  /** Accounts and passwords. */
  ACCOUNTS(
      AuditAction.ACCOUNT_REGISTERED,
      AuditAction.ACCOUNT_UPDATED,
      AuditAction.ACCOUNT_DELETED,
      AuditAction.PASSWORD_INITIALIZED,
      AuditAction.PASSWORD_CHANGED,
      AuditAction.ACCOUNTS_EXPORTED,
      AuditAction.BULK_RECEIVED,
      AuditAction.BULK_COMPLETED,
      AuditAction.BULK_RESULT_DOWNLOADED),
  /** Patients at the institution's URL. */
  RECEPTION(
      AuditAction.RECEPTION_STARTED,
      AuditAction.CARD_CHALLENGED,
      AuditAction.CARD_ANSWERED,
      AuditAction.CARD_VERIFIED,
      AuditAction.NUMBER_CONFIRMED,
      AuditAction.SUBJECT_LINKED,
      AuditAction.SUBJECT_MET,
      AuditAction.SUBJECT_UNLINKED,
      AuditAction.CONSENT_REGISTERED,
      AuditAction.CONSENT_ENQUIRED,
      AuditAction.CONSENT_UPDATED,
      AuditAction.CONSENT_REVOKED,
      AuditAction.CONSENT_EXPIRED,
      AuditAction.ELIGIBILITY_OBTAINED,
      AuditAction.ELIGIBILITY_SHOWN,
      AuditAction.RECEPTION_FAILED,
      AuditAction.RECEPTION_WITHDRAWN,
      AuditAction.RECEPTION_EXPIRED,
      AuditAction.REFUSED_AT_DOOR),
  /** Enquiries about those in the institution's care, and the end of that care. */
  ENQUIRY(
      AuditAction.ELIGIBILITY_ENQUIRED,
      AuditAction.ELIGIBILITY_EXPORTED,
      AuditAction.BULK_ENQUIRY_RECEIVED,
      AuditAction.BULK_ENQUIRY_COMPLETED,
      AuditAction.BULK_ENQUIRY_DOWNLOADED,
      AuditAction.REFERENCE_NUMBERS_EXPORTED,
      AuditAction.REFERENCE_NUMBER_GIVEN,
      AuditAction.REFERENCE_NUMBER_REMOVED,
      AuditAction.CONSENT_REVOKED_BY_INSTITUTION),
  /** Medical information: who viewed it, and who looked up who did. */
  MEDICAL(
      AuditAction.MEDICAL_INFORMATION_VIEWED,
      AuditAction.VIEW_HISTORY_SEARCHED,
      AuditAction.VIEW_HISTORY_EXPORTED),
  /** What the institution set or looked up. */
  SETTINGS(
      AuditAction.SETTINGS_UPDATED,
      AuditAction.TERMS_ACCEPTED,
      AuditAction.ACCESS_URL_SHOWN,
      AuditAction.ACCESS_URL_DOWNLOADED,
      AuditAction.ACCESS_URL_CHANGED,
      AuditAction.ACCESS_URL_REVERTED,
      AuditAction.ACCESS_URL_RESTORED,
      AuditAction.ACTIVATION_CODE_ISSUED,
      AuditAction.ACTIVATION_CODES_SHOWN,
      AuditAction.ACTIVATION_CODE_INVALIDATED,
      AuditAction.DEVICE_REGISTERED,
      AuditAction.DEVICE_STOPPED),
  /** What the operator did. */
  OPERATOR(
      AuditAction.INSTITUTION_ENROLLED,
      AuditAction.INSTITUTION_UPDATED,
      AuditAction.INSTITUTION_END_SET,
      AuditAction.INSTITUTION_SUCCESSION_SET,
      AuditAction.INSTITUTION_CODE_TAKEN,
      AuditAction.ANNOUNCEMENT_PUBLISHED,
      AuditAction.OPERATOR_CREATED,
      AuditAction.TEST_DATA_LOADED),
  /** Who looked into the audit, and what was done to it. */
  WATCH(
      AuditAction.OPERATION_HISTORY_SEARCHED,
      AuditAction.OPERATION_HISTORY_EXPORTED,
      AuditAction.OPERATION_HISTORY_REVIEWED,
      AuditAction.AUDIT_HEADS_KEPT,
      AuditAction.AUDIT_PURGED);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of constants
  private final Set<AuditAction> actions;

  AuditGroup(AuditAction... actions) {
    this.actions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(actions)));
  }

  public Set<AuditAction> actions() {
    return actions;
  }
}
