/** 同意登録完了, C-09 and 同意内容の取消し完了: what was registered and in flow A the eligibility, for this browser, until the moment the server names. */
import { el } from "../dom.js";
import { ELIGIBILITY_ROWS, OTHER_ROWS } from "../codes.js";
import { FORM_LABELS, inOrder } from "../items.js";
import { ask, asking, box, button, h1, h2, p, settingOf, strong, table } from "../parts.js";
import { clockTime, hasText, t } from "../words.js";
import { booked, registered } from "./confirm.js";

function eligibility({ eligibility: view, eligibilityWithheld }) {
  if (!view) {
    return [h2("eligibility.title"), box("calm", p(eligibilityWithheld ? "eligibility.withheld" : "eligibility.nothing"))];
  }
  const others = (view.others ?? []).filter(({ label }) => label in OTHER_ROWS);
  // Only a valid eligibility needs no words above it.
  const notice = `status.${view.status}`;
  return [
    h2("eligibility.title"),
    hasText(notice) ? box("warning", p(notice)) : null,
    table(Object.entries(ELIGIBILITY_ROWS).map(([member, say]) => [t(`eligibility.${member}`), say(view[member])])),
    others.length === 0 ? null : el("details", { class: "more others" }, el("summary", {}, t("eligibility.others")),
      el("div", { class: "more-body" }, table(others.map(({ label, value }) => [t(`other.${label}`), OTHER_ROWS[label](value ?? "")])))),
  ];
}

/** The name appears only here: a wrong card is put right without a PIN. */
function wrongName(flow) {
  const takeBack = async () => {
    if (await ask("wrongName.question", "wrongName.what", "wrongName.yes", "wrongName.no")) {
      await flow.takeBack();
    }
  };
  return el("section", { class: "wrong-name" }, h2("wrongName.title"), p("wrongName.how"),
    asking("secondary", "wrongName.button", takeBack, () => flow.takeBackRefused(), { id: "wrong-name" }));
}

const WORDS = {
  REGISTRATION: { title: "complete.title", text: "complete.text", list: "registered.title" },
  UPDATE: { number: "C-09", title: "c09.title", text: "c09.text", list: "c09.list" },
  REVOCATION: { title: "revoked.title", text: "revoked.text", until: "revoked.until" },
};

export function complete(flow) {
  const view = flow.reception;
  const choices = view.choices ?? {};
  const words = WORDS[view.flow];
  const registration = view.flow === "REGISTRATION";
  return {
    number: words.number,
    progress: registration ? 2 : undefined,
    nodes: [
      el("div", { class: "finish" }, el("span", { class: "finish-mark", "aria-hidden": "true" }), h1(words.title)),
      p(words.text),
      p("close.staff"),
      strong("close.tab"),
      registration && view.careSetting === "ONLINE" ? booked(view.examinationDate) : null,
      words.list ? registered(words.list, inOrder(Object.keys(choices)), choices, FORM_LABELS[view.prescriptionForm]) : [p("revoked.what", { setting: settingOf(view) }), p("revoked.again")],
      registration ? eligibility(view) : null,
      registration && !view.eligibilityWithheld ? wrongName(flow) : null,
      el("div", { class: "actions" },
        p(words.until ?? "complete.until", { time: clockTime(Date.parse(view.shownUntil)) }, { class: "small" }),
        button("secondary", "complete.clear", () => flow.clear(), { id: "clear" })),
    ],
  };
}
