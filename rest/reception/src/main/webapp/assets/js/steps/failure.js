/** What went wrong, that nothing was registered, what to do next. */
import { el } from "../dom.js";
import { MYNA_PORTAL } from "../links.js";
import { asking, box, button, h1, h2, ofFlow, outside, p, strong } from "../parts.js";
import { t } from "../words.js";
import { unfinished } from "./prepare.js";

export function contacts(service) {
  const known = service?.contacts ?? [];
  return known.length === 0 ? null
    : el("section", {}, h2("contacts.title"), el("dl", { class: "rows" }, known.map(({ label, text }) => el("div", {}, el("dt", {}, label), el("dd", {}, text)))));
}

/** `reason` is a CardRefusal or an error code; `told` the kind of its words; `id` the correlation id of a refused request. */
export function failure(flow, reason, told, id) {
  return {
    nodes: [
      h1(`failure.${told.kind}.title`),
      p(`failure.${told.kind}.what`),
      box("calm", strong(ofFlow("failure.nothing", flow.kind)), p("failure.care")),
      h2("failure.next"),
      p(`failure.${told.kind}.next`),
      told.next.map((key) => p(key)),
      reason === "CARD_NOT_REGISTERED" ? el("p", {}, outside(MYNA_PORTAL, "link.mynaPortal")) : null,
      flow.canBeginAgain ? asking("primary", "failure.begin", () => flow.beginAgain(), flow.refused, { id: "begin-again" }) : p("failure.openUrl"),
      contacts(flow.service),
      id ? el("p", { class: "small" }, t("failure.id", { id })) : null,
    ],
  };
}

/** The server no longer tells this page about the reception: shown elsewhere, or past. Whether it was registered is not known here. */
export function gone(flow) {
  return { nodes: [h1("gone.title"), p("gone.what"), box("calm", p("gone.ask"), p("failure.care")),
    flow.canBeginAgain ? button("secondary", "failure.begin", () => flow.start(), { id: "begin-again" }) : p("failure.openUrl"), contacts(flow.service)] };
}

/** The same words for an unknown and a withdrawn URL. */
export function unknownUrl(service) {
  return { nodes: [h1("unknown.title"), p("unknown.what"), box("calm", p("unknown.next"), p("failure.care")), contacts(service)] };
}

/** The institution does not use this service now: what was consented to can be revoked, where its URL is known. */
export function notOffered(flow, looking) {
  return { nodes: [h1("notOffered.title"), looking && unfinished(flow, looking), p("notOffered.what"), box("calm", p("notOffered.next"), p("failure.care")),
    flow.canBeginAgain && [p("notOffered.revoke"), button("secondary", "menu.revoke", () => flow.askToRevoke(null), { id: "to-revoke" })], contacts(flow.service)] };
}

/** The first questions to the server went wrong. */
export function notLoaded(key, again) {
  return { nodes: [h1("load.title"), p(key), asking("primary", "load.again", again, null, { id: "again" })] };
}

export function takenBack(flow) {
  return { nodes: [h1("takenBack.title"), p("takenBack.what"), p("takenBack.next"),
    flow.canBeginAgain ? button("primary", "failure.begin", () => flow.start(), { id: "begin-again" }) : p("failure.openUrl")] };
}

export function tooLateToTakeBack(flow) {
  return { nodes: [h1("takeBackLate.title"), p("takeBackLate.what"), p("takeBackLate.next"), contacts(flow.service)] };
}
