/** The page that the card app opens: goes on where the card step stopped, or tells another device where to look. */
import { match, matchThere, waitsForCard } from "../api.js";
import { el, fill } from "../dom.js";
import { asking, box, h1, ofFlow, p, stopping } from "../parts.js";
import { t } from "../words.js";
import { watch } from "../watch.js";

/** No reception belongs to this browser: it began in another, or on another device. */
export function otherDevice() {
  return { nodes: [h1("otherDevice.title"), p("otherDevice.look"), p("otherDevice.none"), p("close.tab")] };
}

/** What was shown here once is not shown again. */
export function closed() {
  return { nodes: [h1("cleared.title"), p("cleared.kept"), p("cleared.where"), p("close.tab")] };
}

/** What flow B found was shown to another page, and is not shown to this one: the card is asked for anew. */
export function enquireAgain(flow) {
  return { nodes: [h1("enquireAgain.title"), p("enquireAgain.what"),
    flow.canBeginAgain ? asking("primary", "enquireAgain.go", () => flow.enquire(flow.way), flow.refused, { id: "enquire-again" }) : p("failure.openUrl"),
    stopping(flow)] };
}

/** Two devices show a number: `confirm(matches)` tells the server what their holder says. */
const compare = ({ number }, confirm, refused) => [
  p("match.what"),
  el("p", { class: "number", id: "matching-number" }, String(number)),
  p("match.care"),
  el("div", { class: "pair" },
    asking("secondary", "match.no", () => confirm(false), refused, { id: "number-differs" }),
    asking("secondary", "match.yes", () => confirm(true), refused, { id: "number-same" })),
];

/** The phone that read the card for another device. */
export function companion(frame, back, { institutionName, flow, matching }) {
  const confirm = async (matches) => {
    await matchThere(back, matches);
    history.replaceState(null, "", location.pathname);
    const told = matches ? [h1("match.here.title"), p("match.here")] : [h1("match.stopped.title"), p("match.stopped"), p(ofFlow("failure.nothing", flow))];
    frame.show(() => ({ nodes: [...told, p("close.tab")] }));
  };
  return { nodes: [h1("match.title"), p(ofFlow("match.for", flow), { institution: institutionName }), ...compare(matching, confirm, () => frame.show(otherDevice))] };
}

/** A reception that is not finished yet. */
export function checking(flow) {
  const trouble = el("div", { role: "status" });
  const open = el("div", {});
  const heading = h1("checking.title");
  const waits = el("p", { role: "status", class: "state" });
  const answered = async (matches) => {
    const told = await match(flow.reception.id, matches);
    // Whoever left this page meanwhile is not called back to it.
    return open.isConnected && onBody(told);
  };
  const tell = (title, nodes, waiting = "") => {
    if (heading.textContent !== t(title)) {
      heading.textContent = t(title);
      heading.focus();
    }
    waits.textContent = waiting;
    fill(open, nodes);
  };
  const again = (key) => [box("calm", p(key), asking("primary", "back.cardAgain", () => flow.cardAgain(), flow.refused, { id: "card-again" })), stopping(flow)];

  function onBody(reception) {
    flow.reception = reception;
    const { state, matching } = reception;
    if (waitsForCard(reception)) {
      tell("card.title", again(flow.cardItself ? "back.cardItself" : "back.notYet"));
    } else if (state === "ANSWERED") {
      tell("checking.title", el("div", { class: "spinner", "aria-hidden": "true" }), t(ofFlow("checking.wait", flow.kind)));
    } else if (matching) {
      tell("match.title", matching.confirmed ? again("match.wait") : [compare(matching, answered, flow.refused), stopping(flow)]);
    } else if (state === "AUTHENTICATED") {
      tell("back.open.title", again("back.open"));
    } else {
      flow.ended(reception);
    }
  }

  return { progress: flow.kind === "REGISTRATION" ? 1 : undefined, nodes: [heading, trouble, open, waits], leave: watch(flow, trouble, onBody) };
}
