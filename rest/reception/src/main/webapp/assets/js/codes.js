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

/** The eight rows of 資格情報 in the order of ELG-001…ELG-008, by the member of the view: how each is said. Their labels are `eligibility.{member}`. */
export const ELIGIBILITY_ROWS = {
  name: plain,
  nameKana: plain,
  insuredCardClassification: word("card", "code.none"),
  partialContributionRatio: ratio,
  limitCertificateClassification: word("limit", "code.notIssued"),
  limitCertificateFlag: word("flag", "code.none"),
  specificDisease: word("disease", "code.notIssued"),
  elderlyRecipientRatio: ratio,
};

/** その他情報: how each entry is said. Their labels are `other.{entry}`. */
export const OTHER_ROWS = {
  INSURER_NUMBER: plain,
  INSURER_NAME: plain,
  INSURED_SYMBOL: plain,
  INSURED_NUMBER: plain,
  INSURED_BRANCH: plain,
  BIRTH_DATE: day,
  SEX: word("sex", "code.none"),
  POST_NUMBER: postNumber,
  ADDRESS: plain,
  VALID_FROM: day,
  VALID_UNTIL: day,
  STATUS: word("status", "code.none"),
};
