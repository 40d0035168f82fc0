/** The card step: opens the card app, or shows a code for a phone, and waits without hurrying anybody. */
import { serverNow, waitsForCard } from "../api.js";
import { isPhone } from "../device.js";
import { el, fill } from "../dom.js";
import { cardLink } from "../links.js";
import { asking, box, h1, h2, list, more, ofFlow, p, picture, steps, stopping } from "../parts.js";
import { t } from "../words.js";
import { watch } from "../watch.js";

const PNG = "data:image/png;base64,";

function appLink(link, key) {
  return link ? el("a", { class: "button button-primary", href: link, id: "open-card-app" }, el("span", { class: "button-label" }, t(key))) : null;
}

function code(qrCode) {
  return qrCode?.startsWith(PNG) ? el("img", { class: "qr", id: "card-code", src: qrCode, alt: t("card.code.alt") }) : null;
}

/** The way to read it with: by this phone's own app (null), by a phone beside this device, or by a reader. */
const anotherWay = (flow, way, key) =>
  asking("secondary", key, () => flow.cardAgain(way), flow.refused, { id: "other-way" });

function onPhone(flow, link) {
  return [
    picture("card-to-phone.svg", "card.picture"),
    steps(["card.phone.1", "card.phone.2", "card.phone.3"]),
    pinCare(),
    appLink(link, "card.open"),
    p("card.noReturn", {}, { class: "small" }),
    anotherWay(flow, "CODE", "card.otherPhone"),
  ];
}

function byReader(flow, link) {
  return [
    pinCare(),
    el("section", { class: "way" }, h2("card.way.reader"), steps(["card.reader.1", "card.reader.2", "card.reader.3"]), appLink(link, "card.way.reader.open")),
    anotherWay(flow, "CODE", "card.way.toCode"),
  ];
}

function byCode(flow, link, { qrCode }) {
  return [
    pinCare(),
    el("section", { class: "way" }, h2("card.way.code"), steps(["card.code.1", "card.code.2", "card.code.3", "card.code.4"]), code(qrCode)),
    isPhone() ? anotherWay(flow, null, "card.way.toApp") : anotherWay(flow, "READER", "card.way.toReader"),
  ];
}

/** An identity provider has ways of its own for other devices, and sends this browser back. */
const byProvider = (flow, link) => [
  steps(["card.provider.1", "card.provider.2", "card.provider.3"]),
  pinCare(),
  appLink(link, "card.provider.open"),
];

const WAYS_TO_READ = { CODE: byCode, READER: byReader };

const pinCare = () => box("warning", h2("pin.title", { class: "minor" }), list(["pin.self", "pin.lock", "pin.keepNoCard"]));

const pinLost = () =>
  more("pin.lost", p("pin.lost.care"), list(["pin.lost.certificate", "pin.lost.notice"]), p("pin.lost.office"), p("pin.lost.proxy"));

/** What this reading of the card is for: flow B reads it twice. */
function whyKey({ kind, reception }) {
  const enquires = kind === "UPDATE" && Object.keys(reception.choices ?? {}).length === 0;
  return enquires ? "card.why.enquire" : ofFlow("card.why", kind);
}

/** `flow.card` holds link, code and the moment it ends; `flow.reception` the reception that waits. */
export function card(flow) {
  const link = cardLink(flow.card.link);
  const place = el("div", {}, (flow.card.method === "OIDC" ? byProvider : WAYS_TO_READ[flow.way] ?? onPhone)(flow, link, flow.card));
  const trouble = el("div", { role: "status" });
  const state = el("p", { role: "status", class: "state" }, t("card.waiting"));

  const stopWatching = watch(flow, trouble, (reception) => {
    flow.reception = reception;
    if (!waitsForCard(reception)) {
      flow.wait();
    }
  });

  const expiry = setTimeout(() => {
    if (waitsForCard(flow.reception)) {
      state.textContent = "";
      fill(place, box("calm", h2("card.expired.title", { class: "minor" }), p("card.expired.what"),
        asking("primary", "card.expired.again", () => flow.cardAgain(), flow.refused, { id: "card-again" })));
    }
  }, Math.max(0, Date.parse(flow.card.expiresAt) - serverNow()));

  return {
    progress: flow.kind === "REGISTRATION" ? 1 : undefined,
    nodes: [h1("card.title"), p(whyKey(flow), {}, { class: "card-why" }), trouble, place, state, pinLost(), stopping(flow)],
    leave() {
      stopWatching();
      clearTimeout(expiry);
    },
  };
}
