/** B-02 同意登録内容の確認 and C-07 同意内容の更新確認: what was chosen, once more, before the card. */
import { isPhone } from "../device.js";
import { el } from "../dom.js";
import { FORM_LABELS, FORM_SENTENCES } from "../items.js";
import { asking, box, button, h1, h2, p, table } from "../parts.js";
import { day, t } from "../words.js";

const WORDS = {
  REGISTRATION: { number: "B-02", title: "b02.title", lead: "b02.lead", go: "b02.register", list: "registered.title" },
  UPDATE: { number: "C-07", title: "c07.title", lead: "c07.lead", go: "c07.update", list: "c07.list" },
};

/** The items in their order, then 処方箋の発行方法 where there is one. Also on the completion pages. */
export function registered(titleKey, items, choices, prescriptionKey) {
  return [
    h2(titleKey),
    table(items.map((item) => [t(`item.${item}`), t(`chosen.${choices[item]}`)])),
    prescriptionKey ? [h2("prescription.method"), el("p", { class: "value" }, t(prescriptionKey))] : null,
  ];
}

/** What asks for the card: one button on a phone, elsewhere one for each way (CON-016) or for the one that the menu named (CON-017). */
export function cardButtons(key, action, onRefusal, id, named = null) {
  const one = (way, name) => asking("primary", key, () => action(way), onRefusal, { sub: "pin.willBeAsked", over: way && `way.${way}`, id: name });
  if (isPhone() || named) {
    return one(named, id);
  }
  return [p("ways.choose"), one("CODE", id), one("READER", `${id}-reader`)];
}

/** 診療予約日, said before the items (ONL-004). */
export function booked(date) {
  return [h2("booking.title"), el("p", { class: "value" }, date ? day(date) : t("booking.none"))];
}

export function confirm(flow) {
  const { offer, draft } = flow;
  const words = WORDS[flow.kind];
  const allDeclined = flow.kind === "REGISTRATION" && offer.items.every((item) => draft.choices[item] === "DECLINED");
  const prescriptionKey = offer.prescription === "CHOICE" ? FORM_LABELS[draft.prescriptionForm] : FORM_SENTENCES[offer.prescription];
  return {
    number: words.number,
    progress: flow.kind === "REGISTRATION" ? 1 : undefined,
    nodes: [
      h1(words.title),
      p(words.lead),
      p("b02.together"),
      flow.asksForDate ? booked(draft.examinationDate) : null,
      registered(words.list, offer.items, draft.choices, prescriptionKey),
      allDeclined ? box("calm", p("b02.allDeclined")) : null,
      el("div", { class: "actions" },
        cardButtons(words.go, (way) => flow.submit(way), flow.refused, "register"),
        button("secondary", "b02.change", () => history.back(), { sub: "b02.change.sub", id: "change" })),
    ],
  };
}
