/** Why a reception failed, in kind words: a title, what happened, and what to do next. */
const AGAIN = { title: "failure.again.title", what: "failure.again.what", next: ["failure.again.next"] };
const OTHER = { title: "failure.other.title", what: "failure.other.what", next: ["failure.other.next"] };
const TEMPORARY = { title: "failure.temporary.title", what: "failure.temporary.what", next: ["failure.temporary.next"] };
const UNUSABLE = { title: "failure.unusable.title", what: "failure.unusable.what", next: ["failure.unusable.next", "failure.otherProof"] };
const CHANGED = { title: "failure.changed.title", what: "failure.changed.what", next: ["failure.changed.next"] };

const FAILURES = {
  TOO_LARGE: AGAIN,
  MALFORMED: AGAIN,
  FORMAT_UNKNOWN: AGAIN,
  CERTIFICATE_MALFORMED: AGAIN,
  SIGNATURE_INVALID: AGAIN,
  CERTIFICATE_WRONG_PURPOSE: UNUSABLE,
  CERTIFICATE_WRONG_POLICY: UNUSABLE,
  CERTIFICATE_NOT_TRUSTED: UNUSABLE,
  CERTIFICATE_NOT_YET_VALID: UNUSABLE,
  ALGORITHM_NOT_ALLOWED: UNUSABLE,
  CERTIFICATE_EXPIRED: { title: "failure.expired.title", what: "failure.expired.what", next: ["failure.expired.next", "failure.otherProof"] },
  CERTIFICATE_REVOKED: { title: "failure.revoked.title", what: "failure.revoked.what", next: ["failure.revoked.next", "failure.otherProof"] },
  CERTIFICATE_ON_HOLD: { title: "failure.onHold.title", what: "failure.onHold.what", next: ["failure.onHold.next", "failure.otherProof"] },
  REVOCATION_UNDETERMINED: TEMPORARY,
  ELIGIBILITY_UNAVAILABLE: TEMPORARY,
  INTERRUPTED: TEMPORARY,
  CARD_NOT_KNOWN: { title: "failure.notKnown.title", what: "failure.notKnown.what", next: ["failure.notKnown.next", "failure.otherProof"] },
  SUBJECT_NOT_LINKED: { title: "failure.notKnown.title", what: "failure.notKnown.what", next: ["failure.notKnown.next", "failure.otherProof"] },
  CARD_NOT_REGISTERED: { title: "failure.notRegistered.title", what: "failure.notRegistered.what", next: ["failure.notRegistered.next", "failure.otherProof"] },
  URL_CHANGED: { title: "failure.url.title", what: "failure.url.what", next: ["failure.url.next"] },
  SETTINGS_CHANGED: CHANGED,
  OTHER_PERSON: { title: "failure.otherPerson.title", what: "failure.otherPerson.what", next: ["failure.otherPerson.next"] },
  NOTHING_REGISTERED: { title: "failure.noConsent.title", what: "failure.noConsent.what", next: ["failure.noConsent.next"] },
  CONSENT_CHANGED: { title: "failure.consentChanged.title", what: "failure.consentChanged.what", next: ["failure.consentChanged.next"] },
  EXPIRED: { title: "failure.tooLate.title", what: "failure.tooLate.what", next: ["failure.tooLate.next"] },
  WITHDRAWN: { title: "failure.withdrawn.title", what: "failure.withdrawn.what", next: ["failure.withdrawn.next"] },
};

/** Of the identity provider's many reasons a patient learns only whether to try again now or later. */
const PROVIDER = /^(PROVIDER|KEYS|CLIENT|REQUEST)_/;
const TOKEN = /^(ANSWER|CODE|TOKEN|AUTHENTICATION)_/;

/** Never without an answer: an unknown reason is told in general words. */
export function failureOf(reason) {
  return FAILURES[reason] ?? (PROVIDER.test(reason) ? TEMPORARY : TOKEN.test(reason) ? AGAIN : OTHER);
}
