package org.zaitaku.audit;

/** What the audit can tell. A name is for ever: rows are kept for years and never changed. */
public enum AuditAction {
  LOGIN,
  /** Wrong passwords reached the limit; with the attempt that reached it. */
  ACCOUNT_LOCKED,
  LOGOUT,
  PERMISSION,
  ACCESS_URL_SHOWN,
  REFUSED_AT_DOOR,
  RECEPTION_STARTED,
  CARD_CHALLENGED,
  CARD_ANSWERED,
  CARD_VERIFIED,
  CONSENT_REGISTERED,
  ELIGIBILITY_OBTAINED,
  ELIGIBILITY_SHOWN,
  RECEPTION_FAILED,
  RECEPTION_WITHDRAWN,
  RECEPTION_EXPIRED,
  TEST_DATA_LOADED
}
