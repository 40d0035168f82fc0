/** Why a reception failed, in kind words: a title, what happened, and what to do next, texts `failure.{kind}.title`, `.what`, `.next`. */
const OTHER_PROOF = "failure.otherProof";

/** Kinds after which the person needs another proof of insurance today. */
const NEEDS_OTHER_PROOF = ["unusable", "expired", "revoked", "onHold", "notKnown", "notRegistered"];

const KINDS = {
  TOO_LARGE: "again",
  MALFORMED: "again",
  FORMAT_UNKNOWN: "again",
  CERTIFICATE_MALFORMED: "again",
  SIGNATURE_INVALID: "again",
  CERTIFICATE_WRONG_PURPOSE: "unusable",
  CERTIFICATE_WRONG_POLICY: "unusable",
  CERTIFICATE_NOT_TRUSTED: "unusable",
  CERTIFICATE_NOT_YET_VALID: "unusable",
  ALGORITHM_NOT_ALLOWED: "unusable",
  CERTIFICATE_EXPIRED: "expired",
  CERTIFICATE_REVOKED: "revoked",
  CERTIFICATE_ON_HOLD: "onHold",
  REVOCATION_UNDETERMINED: "temporary",
  ELIGIBILITY_UNAVAILABLE: "temporary",
  INTERRUPTED: "temporary",
  CARD_NOT_KNOWN: "notKnown",
  SUBJECT_NOT_LINKED: "notKnown",
  CARD_NOT_REGISTERED: "notRegistered",
  URL_CHANGED: "url",
  SETTINGS_CHANGED: "changed",
  OTHER_PERSON: "otherPerson",
  NOTHING_REGISTERED: "noConsent",
  CONSENT_CHANGED: "consentChanged",
  NUMBER_MISMATCH: "mismatch",
  EXPIRED: "tooLate",
  WITHDRAWN: "withdrawn",
};

/** Of the identity provider's many reasons a patient learns only whether to try again now or later. */
const PROVIDER = /^(PROVIDER|KEYS|CLIENT|REQUEST)_/;
const TOKEN = /^(ANSWER|CODE|TOKEN|AUTHENTICATION)_/;

/** Never without an answer: an unknown reason is told in general words. `next` are further keys of what to do. */
export function failureOf(reason) {
  const kind = KINDS[reason] ?? (PROVIDER.test(reason) ? "temporary" : TOKEN.test(reason) ? "again" : "other");
  return { kind, next: NEEDS_OTHER_PROOF.includes(kind) ? [OTHER_PROOF] : [] };
}
