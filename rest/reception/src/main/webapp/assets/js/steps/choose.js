/**
 * B-01 and C-03: the patient agrees or declines, item by item, and chooses the form of the prescription. On B-01 nothing is preselected
 * on C-03 what is registered is (CON-B-005).
 */
import { serverNow } from "../api.js";
import { el, fill } from "../dom.js";
import { CHOICE_LABELS, FORM_LABELS, FORM_SENTENCES, alsoCovers, explanationKeys } from "../items.js";
import { asking, box, button, h1, isNursing, ofKind, p, strong } from "../parts.js";
import { day, dayInJapan, t } from "../words.js";

const REQUIRED = "required";
const MOST_MILLIS_AHEAD = 365 * 24 * 60 * 60 * 1000;
const MISSING = { prescription: "prescription.note", examinationDate: "booking.wrong" };
const TITLES = { prescription: "prescription.title", examinationDate: "booking.title" };

/** One group of radio buttons with its heading, its 「?」 and the place of its message. */
function group({ name, headingKey, required, noteKey, explanations, options, chosen, onChoice, sub }) {
  const ids = { heading: `${name}-heading`, error: `${name}-error`, explanation: `${name}-explanation` };
  const explanation = el("div", { id: ids.explanation, class: "explanation", hidden: true }, explanations);
  const help = el("button", { type: "button", class: "help", "aria-expanded": "false", "aria-controls": ids.explanation,
    "aria-label": t("help.about", { item: t(headingKey) }) }, t("help.mark"));
  help.addEventListener("click", () => {
    explanation.hidden = !explanation.hidden;
    help.setAttribute("aria-expanded", String(!explanation.hidden));
  });
  const radios = Object.entries(options).map(([value, key]) =>
    el("label", { class: "choice" },
      el("input", { type: "radio", name, value, checked: chosen === value, on: { change: () => onChoice(value) } }),
      el("span", {}, t(key))));
  return el("section", { class: "item", id: `${name}-item` },
    el("div", { class: "item-head" },
      el("h2", { id: ids.heading }, required ? el("span", { class: "required" }, t(REQUIRED)) : null, t(headingKey)), help),
    sub ? p(sub, {}, { class: "item-sub" }) : null,
    explanation,
    noteKey ? p(noteKey, {}, { class: "item-note" }) : null,
    el("p", { id: ids.error, class: "item-error", hidden: true }),
    el("div", { role: "radiogroup", "aria-labelledby": ids.heading, "aria-describedby": ids.error, "aria-required": "true", class: "choices" }, radios));
}

export function choose(flow) {
  const { offer, draft } = flow;
  const summary = el("div", { class: "summary" });
  const told = el("p", { role: "status", class: "told-status" });

  const itemGroup = (item) => group({
    name: item,
    headingKey: `item.${item}`,
    sub: alsoCovers(item, offer),
    explanations: explanationKeys(item, offer).map((key) => p(key, { institution: offer.institutionName })),
    options: CHOICE_LABELS,
    chosen: draft.choices[item],
    onChoice: (value) => answer(item, () => (draft.choices[item] = value)),
  });

  function answer(name, keep) {
    keep();
    root.querySelector(`#${name}-error`).hidden = true;
    root.querySelector(`#${name}-item`).classList.remove("item-missing");
    if (summary.hasChildNodes()) {
      summarise(missing());
    }
  }

  function setAll(choice) {
    offer.items.forEach((item) => {
      answer(item, () => (draft.choices[item] = choice));
      root.querySelector(`input[name="${item}"][value="${choice}"]`).checked = true;
    });
  }

  function missing() {
    const names = offer.items.filter((item) => !draft.choices[item]);
    if (flow.asksForDate && !root.querySelector("#examinationDate").checkValidity()) {
      names.unshift("examinationDate");
    }
    return offer.prescription === "CHOICE" && !draft.prescriptionForm ? [...names, "prescription"] : names;
  }

  function forward() {
    const names = missing();
    if (names.length === 0) {
      flow.confirm();
      return;
    }
    names.forEach((name) => {
      const error = root.querySelector(`#${name}-error`);
      error.textContent = t(MISSING[name] ?? "b01.missing");
      error.hidden = false;
      root.querySelector(`#${name}-item`).classList.add("item-missing");
    });
    summarise(names);
    focusOn(names[0]);
  }

  function summarise(names) {
    const link = (name) => el("a", { href: `#${name}-item`, on: { click: (event) => {
      event.preventDefault();
      focusOn(name);
    } } }, t(TITLES[name] ?? `item.${name}`));
    fill(summary, names.length === 0 ? [] : box("error",
      el("h2", { class: "summary-title" }, t("b01.missing.title", { count: names.length })),
      el("ul", {}, names.map((name) => el("li", {}, link(name))))));
  }

  function focusOn(name) {
    root.querySelector(`input[name="${name}"]`).focus({ preventScroll: true });
    root.querySelector(`#${name}-item`).scrollIntoView({ block: "center" });
  }

  function declineAll() {
    setAll("DECLINED");
    forward();
  }

  function agreeAll() {
    setAll("AGREED");
    told.textContent = t("b01.agreedAll");
  }

  const kept = () => box("calm", p("b01.kept"), button("secondary", "b01.clear", () => flow.forgetChoices(), { id: "clear-choices" }));
  const update = flow.kind === "UPDATE";
  const root = el("div", {},
    h1(update ? "c03.title" : "b01.title"),
    flow.notice ? box("warning", p(flow.notice)) : null,
    update ? p("c03.lead", { institution: offer.institutionName, day: day(dayInJapan(Date.parse(flow.registeredAt))) }) : p("b01.lead", { institution: offer.institutionName }),
    box("calm", strong(ofKind("assurance", offer)), p(update ? "c03.free" : "b01.free")),
    flow.choicesKept ? kept() : null,
    summary,
    flow.asksForDate ? booking(flow, answer) : null,
    offer.items.map(itemGroup),
    el("div", { class: "quick" },
      isNursing(offer) ? button("secondary", "b01.agreeAll", agreeAll, { id: "agree-all" }) : null,
      update ? null : button("secondary", "b01.declineAll", declineAll, { id: "decline-all" }),
      told),
    prescription(flow, answer),
    button("primary", update ? "c03.forward" : "b01.forward", forward, { id: "to-confirm" }),
    update ? asking("secondary", "c03.end", () => flow.endEnquiry(), flow.refused, { sub: "card.stop.sub.update", id: "end" }) : null);
  return { number: update ? "C-03" : "B-01", progress: update ? undefined : 0, nodes: [root] };
}

/** 診療予約日 (ONL-004); whoever has none, e.g. of 外来診療等, leaves it empty (ONL-007). */
function booking({ draft }, answer) {
  const [today, last] = [serverNow(), serverNow() + MOST_MILLIS_AHEAD].map(dayInJapan);
  const input = el("input", { type: "date", id: "examinationDate", name: "examinationDate", min: today, max: last, value: draft.examinationDate ?? "",
    "aria-describedby": "booking-how examinationDate-error" });
  input.addEventListener("change", () => answer("examinationDate", () => (draft.examinationDate = input.value || null)));
  return el("section", { class: "item", id: "examinationDate-item" },
    el("h2", {}, el("label", { for: "examinationDate" }, t("booking.title"))),
    p("booking.how", {}, { id: "booking-how" }),
    el("p", { id: "examinationDate-error", class: "item-error", hidden: true }),
    input);
}

function prescription({ offer, draft }, answer) {
  if (offer.prescription === "CHOICE") {
    return group({
      name: "prescription",
      headingKey: "prescription.title",
      required: true,
      noteKey: "prescription.note",
      explanations: [p("prescription.explain.electronic"), p("prescription.explain.paper")],
      options: FORM_LABELS,
      chosen: draft.prescriptionForm,
      onChoice: (value) => answer("prescription", () => (draft.prescriptionForm = value)),
    });
  }
  const sentence = FORM_SENTENCES[offer.prescription];
  return sentence ? el("section", { class: "item" }, el("h2", {}, t("prescription.method")), p(sentence)) : null;
}
