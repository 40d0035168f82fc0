/** B-02 同意登録内容の確認: what was chosen, once more, before the card. */
import { el } from "../dom.js";
import { CHOSEN_LABELS, FORM_LABELS, FORM_SENTENCES, ITEM_LABELS } from "../items.js";
import { asking, box, button, h1, h2, p, table } from "../parts.js";
import { t } from "../words.js";

/** 登録内容: the items in their order, then 処方箋の発行方法 where there is one. Also on the completion page. */
export function registered(items, choices, prescriptionKey) {
  return [
    h2("registered.title"),
    items.length === 0 ? p("b01.noItems") : table(items.map((item) => [t(ITEM_LABELS[item]), t(CHOSEN_LABELS[choices[item]])])),
    prescriptionKey ? [h2("prescription.method"), el("p", { class: "value" }, t(prescriptionKey))] : null,
  ].flat();
}

export function confirm(flow) {
  const { offer, draft } = flow;
  const allDeclined = offer.items.every((item) => draft.choices[item] === "DECLINED");
  const prescriptionKey = offer.prescription === "CHOICE" ? FORM_LABELS[draft.prescriptionForm] : FORM_SENTENCES[offer.prescription];
  return {
    number: "B-02",
    progress: 1,
    nodes: [
      h1("b02.title"),
      p("b02.lead"),
      p("b02.together"),
      registered(offer.items, draft.choices, prescriptionKey),
      allDeclined ? box("calm", p("b02.allDeclined")) : null,
      el("div", { class: "actions" },
        asking("primary", "b02.register", () => flow.register(), (refusal) => flow.refused(refusal), { sub: "pin.willBeAsked", id: "register" }),
        button("secondary", "b02.change", () => history.back(), { sub: "b02.change.sub", id: "change" })),
    ].flat(),
  };
}
