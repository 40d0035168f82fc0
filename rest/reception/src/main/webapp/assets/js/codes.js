/**
 * Codes of the オンライン資格確認 interface in words. OQSCD010–013 second-hand: GLOSSARY.md and public clients of the interface,
 * not the specification itself. An unknown code is shown as it came.
 */
import { day, hasText, t } from "./words.js";

/** The word for a code is the text `code.{kind}.{code}`. */
function word(kind, absent) {
  return (code) => {
    const key = `code.${kind}.${code}`;
    return code ? (hasText(key) ? t(key) : code) : t(absent);
  };
}

/** "010" is a tenth, 1割; a share that is no full tenth in per cent. */
function ratio(code) {
  if (!/^\d{3}$/.test(code ?? "")) {
    return code ? code : t("code.none");
  }
  const percent = Number(code);
  return percent % 10 === 0 ? t("code.ratio", { tenths: percent / 10, percent }) : t("code.percent", { percent });
}

/** Seven digits as they stand on a letter, 000-0000. */
const postNumber = (value) => plain(value?.replace(/^(\d{3})(\d{4})$/, "$1-$2"));

const plain = (value) => (value ? value : t("code.none"));

/** The eight rows of 資格情報 in the order of ELG-001…ELG-008: label, member of the view, and how it is said. */
export const ELIGIBILITY_ROWS = [
  ["eligibility.name", "name", plain],
  ["eligibility.nameKana", "nameKana", plain],
  ["eligibility.insuredCard", "insuredCardClassification", word("card", "code.none")],
  ["eligibility.ratio", "partialContributionRatio", ratio],
  ["eligibility.limitCertificate", "limitCertificateClassification", word("limit", "code.notIssued")],
  ["eligibility.limitFlag", "limitCertificateFlag", word("flag", "code.none")],
  ["eligibility.specificDisease", "specificDisease", word("disease", "code.notIssued")],
  ["eligibility.elderlyRatio", "elderlyRecipientRatio", ratio],
];

/** その他情報: label of each entry, and how its value is said. */
export const OTHER_ROWS = {
  INSURER_NUMBER: ["other.insurerNumber", plain],
  INSURER_NAME: ["other.insurerName", plain],
  INSURED_SYMBOL: ["other.symbol", plain],
  INSURED_NUMBER: ["other.number", plain],
  INSURED_BRANCH: ["other.branch", plain],
  BIRTH_DATE: ["other.birthDate", day],
  SEX: ["other.sex", word("sex", "code.none")],
  POST_NUMBER: ["other.postNumber", postNumber],
  ADDRESS: ["other.address", plain],
  VALID_FROM: ["other.validFrom", day],
  VALID_UNTIL: ["other.validUntil", day],
  STATUS: ["other.status", word("status", "code.none")],
};

/** What is said above the rows where the eligibility is not simply valid; null where it is. */
export const STATUS_NOTICES = { 2: "status.invalid", 3: "status.newer", 4: "status.missing", 5: "status.several" };
