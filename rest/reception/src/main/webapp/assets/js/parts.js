/** Parts that the steps are made of. */
import { isInstruction } from "./aloud.js";
import { Refusal, Unreachable } from "./api.js";
import { el, fill } from "./dom.js";
import { t } from "./words.js";

/** `data-read` marks what may be read aloud. */
const told = (tag, key, values, props = {}) => el(tag, { ...props, "data-read": isInstruction(key, values) }, t(key, values));

export const h1 = (key, values) => told("h1", key, values, { tabindex: "-1" });
export const h2 = (key, props = {}) => told("h2", key, {}, props);
export const h3 = (key) => told("h3", key);
export const p = (key, values, props = {}) => told("p", key, values, props);
export const strong = (key) => p(key, {}, { class: "strong" });
export const list = (keys, props = {}) => el("ul", props, keys.map((key) => told("li", key)));
export const steps = (keys) => el("ol", { class: "steps" }, keys.map((key) => told("li", key)));
export const picture = (name, altKey) =>
  el("img", { class: "picture", src: new URL(`../img/${name}`, import.meta.url).href, alt: altKey ? t(altKey) : "" });

/** A box that stands out: `kind` is calm, warning, or error. */
export const box = (kind, ...children) => el("div", { class: `box box-${kind}` }, children);

export const more = (key, ...children) => el("details", { class: "more" }, told("summary", key), el("div", { class: "more-body" }, children));

export const outside = (href, key) =>
  el("a", { href, target: "_blank", rel: "noopener noreferrer", class: "outside" }, t(key), el("span", { class: "small" }, t("link.newTab")));

/** Label and value, row by row; `rows` are pairs of words. */
export const table = (rows) =>
  el("dl", { class: "rows" }, rows.map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, value))));

/** `kind` primary or secondary; `over` and `sub` are the smaller lines inside the button, above and below its label. */
export function button(kind, key, onClick, { over, sub, id } = {}) {
  return el("button", { type: "button", class: `button button-${kind}`, id, on: { click: onClick } },
    over ? el("span", { class: "button-sub" }, t(over)) : null, el("span", { class: "button-label" }, t(key)), sub ? el("span", { class: "button-sub" }, t(sub)) : null);
}

/** The words for a request that got no answer, or one that may succeed later; null for any other error. */
export function troubleKey(error) {
  if (error instanceof Unreachable) {
    return "trouble.network";
  }
  if (error instanceof Refusal && error.passing) {
    return error.status === 429 ? "trouble.busy" : "trouble.server";
  }
  return null;
}

/** The words for the same trouble while the page asks by itself and goes on by itself. */
export function waitingKey(error) {
  return error instanceof Unreachable ? "wait.network" : "wait.server";
}

/**
 * The listener of what talks to the server. While it runs a second press does nothing, and `mark(true)` says so; a passing trouble is told
 * at `told`, nothing is lost and it can be pressed again; any other refusal goes to `onRefusal`, which may itself ask the server.
 */
export function attempt(told, action, onRefusal, mark) {
  let busy = false;
  return async () => {
    if (busy) {
      return;
    }
    busy = true;
    fill(told);
    mark(true);
    try {
      await run(action);
    } finally {
      busy = false;
      mark(false);
    }
  };

  async function run(step) {
    try {
      await step();
      fill(told);
    } catch (error) {
      const trouble = troubleKey(error);
      if (trouble) {
        fill(told, box("error", p(trouble), p("trouble.kept")));
      } else if (error instanceof Refusal) {
        await run(() => onRefusal(error));
      } else {
        throw error;
      }
    }
  }
}

/** A button whose action talks to the server, with what is told above it. */
export function asking(kind, key, action, onRefusal, options = {}) {
  const told = el("div", { role: "alert", class: "told" });
  const pressed = button(kind, key, attempt(told, action, onRefusal, (busy) => (pressed.ariaDisabled = busy ? "true" : null)), options);
  return el("div", { class: "asking" }, told, pressed);
}

/** 訪問診療等 or オンライン診療等. */
export const settingOf = (place) => t(`setting.${place?.careSetting ?? "HOME_VISIT"}`);

const NURSING = "PHARMACY_AND_NURSING";

/** Whether the place is a pharmacy or a visiting-nurse station, which have words of their own. */
export const isNursing = ({ wording }) => wording === NURSING;

/** The key of a text that hospitals have in other words than pharmacies and visiting nurses. */
export const ofKind = (key, place) => `${key}.${isNursing(place) ? "nursing" : "hospital"}`;

/** 手続きをやめる. What was completed meanwhile is shown instead. */
export const stopping = (flow) =>
  asking("secondary", "card.stop", () => flow.stop(flow.reception), flow.refused, { sub: ofFlow("card.stop.sub", flow.kind), id: "stop" });

const SUFFIXES = { REGISTRATION: "", UPDATE: ".update", REVOCATION: ".revoke" };

/** The key of a text that each flow has its own of. */
export const ofFlow = (key, flow) => key + SUFFIXES[flow];

/** One question with two answers of equal weight; resolves to whether it was answered with yes. */
export function ask(titleKey, bodyKey, yesKey, noKey) {
  return new Promise((resolve) => {
    const close = (answer) => () => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = el("dialog", { class: "question", "aria-labelledby": "question-title", on: { cancel: close(false) } },
      el("h2", { id: "question-title" }, t(titleKey)), p(bodyKey),
      el("div", { class: "pair" }, button("secondary", noKey, close(false)), button("secondary", yesKey, close(true), { id: "question-yes" })));
    document.body.append(dialog);
    dialog.showModal();
  });
}
