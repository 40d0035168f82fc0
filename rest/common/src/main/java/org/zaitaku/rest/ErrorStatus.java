package org.zaitaku.rest;

import org.zaitaku.shared.ErrorCode;

/** The HTTP status of each refusal of a use case. */
final class ErrorStatus {

  private ErrorStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case DEVICE_UNKNOWN -> 401;
      case PERMISSION_DENIED,
          LOGIN_REFUSED,
          SERVICE_NOT_OFFERED,
          CONSENT_MISSING,
          PASSWORD_CHANGE_DUE,
          DEVICE_STOPPED ->
          403;
      case NOT_FOUND, URL_UNKNOWN, RECEPTION_NOT_FOUND, CHALLENGE_UNKNOWN -> 404;
      case CONFLICT,
          WRONG_STATE,
          CHALLENGE_ANSWERED,
          ANSWER_IN_PROGRESS,
          URL_CHANGED,
          SETTINGS_CHANGED,
          CONSENT_CHANGED,
          NOTHING_REGISTERED,
          NUMBER_MISMATCH,
          BULK_IN_PROGRESS,
          REFERENCE_NUMBER_TAKEN,
          ACTIVATION_CODE_USED,
          ACTIVATION_CODE_TOO_EARLY ->
          409;
      case CHALLENGE_EXPIRED, ACTIVATION_CODE_INVALIDATED -> 410;
      case VALUE_INVALID,
          CHOICE_MISSING,
          ITEM_NOT_OFFERED,
          PRESCRIPTION_FORM_MISSING,
          PRESCRIPTION_FORM_NOT_OFFERED,
          CARD_REFUSED,
          CARD_NOT_KNOWN,
          CARD_NOT_REGISTERED,
          OTHER_PERSON,
          CERTIFICATE_EXPIRED,
          ACTIVATION_CODE_UNKNOWN ->
          422;
      case ELIGIBILITY_UNAVAILABLE, MEDICAL_INFORMATION_UNAVAILABLE, INTERRUPTED -> 503;
    };
  }
}
