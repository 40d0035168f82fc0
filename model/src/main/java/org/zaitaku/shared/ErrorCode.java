package org.zaitaku.shared;

/**
 * Why a use case refused. Stable names: the REST doors publish them as {@code code} of a problem
 * document, the console turns them into words. None of them tells whether a person, an account or
 * another institution exists.
 */
public enum ErrorCode {
  /** The actor holds no such permission, or there is no actor at all. */
  PERMISSION_DENIED,
  /**
   * Institution, user ID or password wrong, locked, disabled, outside its period: always the same
   * answer.
   */
  LOGIN_REFUSED,
  /** The thing asked for does not exist for this actor. */
  NOT_FOUND,
  /** Somebody else changed it in the meantime. */
  CONFLICT,
  /** A value is missing or not of the form that its field demands. */
  VALUE_INVALID,
  /** The URL token is unknown or was withdrawn (URL-013). */
  URL_UNKNOWN,
  /** The institution does not use this care setting (ENV-040, ENV-042). */
  SERVICE_NOT_OFFERED,
  /** An offered item has no answer. */
  CHOICE_MISSING,
  /** An item that the institution did not enable (CON-021). */
  ITEM_NOT_OFFERED,
  /** The form of prescription was not chosen (CON-A-016). */
  PRESCRIPTION_FORM_MISSING,
  /** The institution does not offer this form of prescription. */
  PRESCRIPTION_FORM_NOT_OFFERED,
  /** No reception for this browser. */
  RECEPTION_NOT_FOUND,
  /** The reception is in a state in which this is not possible. */
  WRONG_STATE,
  /** No such challenge. */
  CHALLENGE_UNKNOWN,
  /** The challenge's five minutes are over. */
  CHALLENGE_EXPIRED,
  /** Another answer came first. */
  CHALLENGE_ANSWERED,
  /** The same answer is being examined at this moment. */
  ANSWER_IN_PROGRESS,
  /** The card's answer did not pass; the reason stands beside the code. */
  CARD_REFUSED,
  /** No person is known for this card. */
  CARD_NOT_KNOWN,
  /** The card is not registered as an insurance card (CON-010, JPKI-013). */
  CARD_NOT_REGISTERED,
  /** The second card of an update is another person's than the first (CON-B-014). */
  OTHER_PERSON,
  /** Nothing is registered at this institution that could be shown or revoked (CON-B-020). */
  NOTHING_REGISTERED,
  /** The consent was changed or revoked elsewhere while the patient was choosing. */
  CONSENT_CHANGED,
  /** The holder of one of two devices saw another number on the other: perhaps somebody else's. */
  NUMBER_MISMATCH,
  /** Another patient of the institution has this 照会番号 (ELG-014). */
  REFERENCE_NUMBER_TAKEN,
  /** The source of eligibility did not answer. */
  ELIGIBILITY_UNAVAILABLE,
  /** The patient agreed to nothing that would open it, or the care relation has ended (ELG-031). */
  CONSENT_MISSING,
  /** The source of medical information did not answer. */
  MEDICAL_INFORMATION_UNAVAILABLE,
  /** The institution's URL was changed while the procedure was under way (URL-013). */
  URL_CHANGED,
  /** The institution changed its settings while the procedure was under way (ENV-051). */
  SETTINGS_CHANGED,
  /** The certificate ended between the card's answer and the registration. */
  CERTIFICATE_EXPIRED,
  /** Another bulk registration of the institution is not finished (BULK-010). */
  BULK_IN_PROGRESS,
  /** The institution has no such アクティベーションコード; another's is told alike. */
  ACTIVATION_CODE_UNKNOWN,
  /** Another device was registered with it (ACT-003). */
  ACTIVATION_CODE_USED,
  /** It was invalidated, for ever (ACT-019). */
  ACTIVATION_CODE_INVALIDATED,
  /** It can be used later; the console shows from when. */
  ACTIVATION_CODE_TOO_EARLY,
  /** The account's initial or ended password is to be changed at the console first (APP-008). */
  PASSWORD_CHANGE_DUE,
  /** No device has this secret. */
  DEVICE_UNKNOWN,
  /** The device may not be used any more: 《利用停止》, or its code was invalidated (ACT-020). */
  DEVICE_STOPPED,
  /** The server stopped in the middle; nothing was registered. */
  INTERRUPTED
}
