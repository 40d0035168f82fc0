/**
 * Consent items in the order of CON-018, their explanations (CON-019), and the forms of a prescription. Their labels are `item.{item}`; what
 * was chosen is told as `chosen.{choice}`, without the cross (CON-A-021).
 */
export const ITEM_ORDER = ["SURGERY", "MEDICATION", "HEALTH_CHECKUP", "LIMIT_AMOUNT", "SPECIFIC_DISEASE"];

const ITEM_EXPLANATIONS = {
  SURGERY: ["explain.surgery"],
  MEDICATION: ["explain.medication"],
  HEALTH_CHECKUP: ["explain.healthCheckup"],
  LIMIT_AMOUNT: ["explain.limitAmount", "explain.limitAmount.declined"],
  SPECIFIC_DISEASE: ["explain.specificDisease", "explain.specificDisease.declined"],
};

/** On the buttons of B-01 (CON-020). */
export const CHOICE_LABELS = { AGREED: "choice.agreed", DECLINED: "choice.declined" };

export const FORM_LABELS = { ELECTRONIC: "prescription.electronic", PAPER: "prescription.paper" };

/** What is said instead of a choice of one. */
export const FORM_SENTENCES = {
  ELECTRONIC_ONLY: "prescription.electronicOnly",
  PAPER_ONLY: "prescription.paperOnly",
};

/** 薬剤情報 covers 診療情報 as well where the institution has it enabled. */
export function explanationKeys(item, offer) {
  const keys = ITEM_EXPLANATIONS[item];
  return item === "MEDICATION" && offer.medicationCoversTreatment ? [...keys, "explain.treatment"] : keys;
}

/** What an item stands for beside what its label says: 診療情報, and the bracketed parts of 電子カルテ情報共有サービス. */
export function alsoCovers(item, offer) {
  if (item === "SURGERY") {
    return offer.recordSharing ? "item.SURGERY.withShared" : null;
  }
  if (item !== "MEDICATION") {
    return null;
  }
  if (offer.medicationCoversTreatment) {
    return offer.recordSharing ? "item.MEDICATION.withSharedTreatment" : "item.MEDICATION.withTreatment";
  }
  return offer.recordSharing ? "item.MEDICATION.withShared" : null;
}

export function inOrder(items) {
  return ITEM_ORDER.filter((item) => items.includes(item));
}
