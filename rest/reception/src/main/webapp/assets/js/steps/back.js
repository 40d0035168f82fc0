/** The page that the card app opens: goes on where the card step stopped, or tells another device where to look. */
import { readReception } from "../api.js";
import { el, fill } from "../dom.js";
import { asking, box, h1, ofFlow, p, picture, stopping, waitingKey } from "../parts.js";
import { t } from "../words.js";
import { watch } from "../watch.js";

/** No reception belongs to this browser: the code was read by another device. */
export function otherDevice() {
  return { nodes: [h1("otherDevice.title"), p("otherDevice.look"), picture("card-to-phone.svg", null), p("otherDevice.none"), p("close.tab")] };
}

/** What was shown here once is not shown again. */
export function closed() {
  return { nodes: [h1("cleared.title"), p("cleared.kept"), p("cleared.where"), p("close.tab")] };
}

/** What flow B found was shown to another page, and is not shown to this one: the card is asked for anew. */
export function enquireAgain(flow) {
  return { nodes: [h1("enquireAgain.title"), p("enquireAgain.what"),
    flow.canBeginAgain ? asking("primary", "enquireAgain.go", () => flow.enquire(flow.way), (refusal) => flow.refused(refusal), { id: "enquire-again" }) : p("failure.openUrl"),
    stopping(flow)] };
}

/** A reception that is not finished yet. */
export function checking(flow) {
  const trouble = el("div", { role: "status" });
  const open = el("div", {});
  const state = el("p", { role: "status", class: "state" });
  const heading = h1("checking.title");
  const stopWatching = watch((etag) => readReception(flow.reception.id, etag), {
    onBody(reception) {
      flow.reception = reception;
      if (["STARTED", "CHALLENGED"].includes(reception.state)) {
        heading.textContent = t("card.title");
        state.textContent = "";
        fill(open, box("calm", p("back.notYet"),
          asking("primary", "back.cardAgain", () => flow.cardAgain(), (refusal) => flow.refused(refusal), { id: "card-again" }),
          stopping(flow)));
      } else if (["ANSWERED", "AUTHENTICATED"].includes(reception.state)) {
        heading.textContent = t("checking.title");
        fill(open, el("div", { class: "spinner", "aria-hidden": "true" }));
        state.textContent = t(ofFlow("checking.wait", flow.kind));
      } else {
        flow.ended(reception);
      }
    },
    onTrouble: (error) => fill(trouble, error ? box("warning", p(waitingKey(error))) : []),
    onEnd: () => flow.ended(null),
  });
  return { number: null, progress: flow.kind === "REGISTRATION" ? 1 : undefined, nodes: [heading, trouble, open, state], leave: stopWatching };
}
