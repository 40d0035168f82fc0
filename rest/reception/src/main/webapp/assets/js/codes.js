/**
 * Codes of the オンライン資格確認 interface in words. OQSCD010–013 second-hand: GLOSSARY.md and public clients of the interface,
 * not the specification itself. An unknown code is shown as it came.
 */
import { day, t } from "./words.js";

const INSURED_CARD = {
  "01": "code.card.01",
  "02": "code.card.02",
  "03": "code.card.03",
  "04": "code.card.04",
  "05": "code.card.05",
  "06": "code.card.06",
  "07": "code.card.07",
  A1: "code.card.A1",
};

const LIMIT_CERTIFICATE = { "01": "code.limit.01", "02": "code.limit.02", "03": "code.limit.03" };

const LIMIT_FLAG = {
  A01: "code.flag.A01",
  A02: "code.flag.A02",
  A03: "code.flag.A03",
  A04: "code.flag.A04",
  A05: "code.flag.A05",
  A06: "code.flag.A06",
  B01: "code.flag.B01",
  B02: "code.flag.B02",
  B03: "code.flag.B03",
  B04: "code.flag.B04",
  B05: "code.flag.B05",
  B06: "code.flag.B06",
  B07: "code.flag.B07",
  B08: "code.flag.B08",
  B09: "code.flag.B09",
  B10: "code.flag.B10",
};

const SPECIFIC_DISEASE = { 1: "code.disease.1", 2: "code.disease.2", 3: "code.disease.3" };
const SEX = { 1: "code.sex.1", 2: "code.sex.2" };
const STATUS = {
  1: "code.status.1",
  2: "code.status.2",
  3: "code.status.3",
  4: "code.status.4",
  5: "code.status.5",
  6: "code.status.6",
};

const word = (table, absent) => (code) => (code === null || code === undefined || code === "" ? t(absent) : code in table ? t(table[code]) : code);

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
  ["eligibility.insuredCard", "insuredCardClassification", word(INSURED_CARD, "code.none")],
  ["eligibility.ratio", "partialContributionRatio", ratio],
  ["eligibility.limitCertificate", "limitCertificateClassification", word(LIMIT_CERTIFICATE, "code.notIssued")],
  ["eligibility.limitFlag", "limitCertificateFlag", word(LIMIT_FLAG, "code.none")],
  ["eligibility.specificDisease", "specificDisease", word(SPECIFIC_DISEASE, "code.notIssued")],
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
  SEX: ["other.sex", word(SEX, "code.none")],
  POST_NUMBER: ["other.postNumber", postNumber],
  ADDRESS: ["other.address", plain],
  VALID_FROM: ["other.validFrom", day],
  VALID_UNTIL: ["other.validUntil", day],
  STATUS: ["other.status", word(STATUS, "code.none")],
};

/** What is said above the rows where the eligibility is not simply valid; null where it is. */
export const STATUS_NOTICES = { 2: "status.invalid", 3: "status.newer", 4: "status.missing", 5: "status.several" };
