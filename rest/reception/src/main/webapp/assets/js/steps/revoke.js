/** すべての同意を取消す: what it means, before the card (CON-C-003). */
import { el } from "../dom.js";
import { box, button, h1, list, ofKind, p, settingOf, strong } from "../parts.js";
import { cardButtons } from "./confirm.js";

export function revoke(flow) {
  const ofPlace = (key) => ofKind(key, flow.offer);
  const meaning = ["revoke.means.access", flow.offer.prescription === "NONE" ? null : "revoke.means.prescription", flow.offer.refusal ? null : "revoke.means.again"].filter(Boolean);
  return {
    nodes: [
      h1(ofPlace("revoke.title")),
      strong(ofPlace("revoke.all")),
      p("revoke.here", { institution: flow.offer.institutionName, setting: settingOf(flow.offer) }),
      list(meaning),
      box("calm", p(ofPlace("assurance")), flow.offer.refusal ? null : p("revoke.some")),
      el("div", { class: "actions" },
        cardButtons("menu.revoke", (way) => flow.revoke(way), flow.refused, "revoke", flow.way),
        button("secondary", "revoke.no", () => flow.start(), { id: "revoke-no" })),
    ],
  };
}
