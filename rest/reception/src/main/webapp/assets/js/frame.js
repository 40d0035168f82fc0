/** What surrounds every step: band, header, menu, language, letters, progress, screen number, footer, and the FAQ that lies over a step. */
import { aloudButton, canRead, hush, onVoices } from "./aloud.js";
import { WAYS, isPhone } from "./device.js";
import { el, fill } from "./dom.js";
import { LANGUAGES } from "./early.js";
import { lettersChooser } from "./letters.js";
import { attempt, box, p, settingOf } from "./parts.js";
import { faq } from "./steps/faq.js";
import { chooseLanguage, isOfficial, language, t } from "./words.js";

const PROGRESS = ["progress.input", "progress.confirm", "progress.complete"];

export class Frame {
  #root;
  #service = null;
  #place = null;
  #view = null;
  #render = null;
  #flow = null;
  #faqOpen = false;

  constructor(root) {
    this.#root = root;
    onVoices(() => this.#offerReading());
  }

  /** Service name, footer, environment and contacts, once they are known. */
  set service(service) {
    this.#service = service;
  }

  get service() {
    return this.#service;
  }

  /** `{institutionName, telephone, careSetting}` of the page. */
  set place(place) {
    this.#place = place;
  }

  /** What the menu drives; without it the entries of the flows are not shown. */
  set flow(flow) {
    this.#flow = flow;
  }

  /** Shows a step. `render()` answers `{nodes, number?, progress?, leave?}` and is asked again when the language changes. */
  show(render) {
    this.leave();
    this.#faqOpen = false;
    this.#render = render;
    this.#draw();
    scrollTo(0, 0);
    this.#focusHeading("#step");
  }

  /** Ends what the step was doing (timers, questions to the server). */
  leave() {
    hush();
    this.#view?.leave?.();
    this.#view = null;
  }

  /** Closes the FAQ if it is open; answers whether it was. */
  closeFaq() {
    if (!this.#faqOpen) {
      return false;
    }
    this.#faqOpen = false;
    this.#placeFaq();
    this.#focusHeading("#step");
    return true;
  }

  #focusHeading(within) {
    this.#root.querySelector(`${within} h1`)?.focus({ preventScroll: true });
  }

  #draw() {
    this.#view = this.#render();
    fill(this.#root,
      el("a", { class: "skip", href: "#main" }, t("skip")),
      this.#header(),
      el("main", { id: "main", tabindex: "-1" },
        el("div", { id: "step", "data-step": this.#view.number ?? "" },
          this.#place ? el("p", { class: "institution" }, this.#place.institutionName) : null,
          this.#place?.telephone ? this.#telephone(this.#place.telephone) : null,
          isOfficial() ? null : el("p", { class: "official small" }, t("language.official")),
          this.#view.progress === undefined ? null : this.#progress(this.#view.progress),
          this.#view.nodes,
          this.#view.number ? el("p", { class: "screen-number" }, t("screenNumber", { number: this.#view.number })) : null),
        el("div", { id: "faq", hidden: true })),
      el("footer", { class: "footer" }, el("p", {}, this.#service?.footer ?? "")));
    this.#placeFaq();
  }

  #telephone(number) {
    return el("p", { class: "telephone" }, t("telephone"), el("a", { id: "telephone", href: `tel:${number.replaceAll("-", "")}` }, number));
  }

  #placeFaq() {
    const faqPlace = this.#root.querySelector("#faq");
    this.#root.querySelector("#step").hidden = this.#faqOpen;
    faqPlace.hidden = !this.#faqOpen;
    fill(faqPlace, this.#faqOpen ? faq(this.#service, () => history.back()) : []);
    hush();
    this.#offerReading();
  }

  /** 「読み上げる」 is there where the device can, and the page has something to read. */
  #offerReading() {
    const button = this.#root.querySelector("#read-aloud");
    if (button) {
      button.hidden = !canRead() || this.#instructions().length === 0;
    }
  }

  #openFaq() {
    if (!this.#faqOpen) {
      this.#faqOpen = true;
      history.pushState({ step: "faq" }, "");
      this.#placeFaq();
    }
    scrollTo(0, 0);
    this.#focusHeading("#faq");
  }

  #header() {
    const told = el("div", { id: "header-told", role: "alert" });
    const menu = this.#menu(told);
    const languages = this.#languages(told);
    return el("header", { class: "header" },
      this.#service?.environment === "verification" ? el("p", { class: "band" }, t("band.verification")) : null,
      el("div", { class: "header-row" },
        el("p", { class: "service" }, el("span", { class: "service-name" }, this.#service?.serviceName ?? t("title")),
          el("span", { class: "service-setting" }, settingOf(this.#place))),
        opening(menu, "menu-button", el("span", { class: "bars", "aria-hidden": "true" }), el("span", {}, t("menu")))),
      menu,
      el("div", { class: "tools" },
        opening(languages, "tool", t("language")),
        lettersChooser(),
        aloudButton(() => this.#instructions())),
      languages,
      told);
  }

  /** What is seen of the marked headings and instructions, from top to bottom. */
  #instructions() {
    return Array.from(this.#root.querySelectorAll("main [data-read]"))
      .filter((node) => (node.checkVisibility ? node.checkVisibility() : node.offsetParent !== null))
      .map((node) => node.textContent);
  }

  #menu(told) {
    const entry = (key, action, { sub, way } = {}) => el("li", {}, el("button", { type: "button", on: { click: action }, "data-entry": key, "data-way": way ?? "" },
      el("span", {}, t(key)), way ? el("span", { class: "menu-way" }, t(`way.${way}`)) : null, sub ? el("span", { class: "menu-sub" }, t(sub)) : null));
    const flow = this.#flow;
    // A tablet or PC offers each way to read the card (CON-017).
    const perWay = (key, action) => (isPhone() ? [null] : WAYS).map((way) => entry(key, () => action(way), { sub: "pin.willBeAsked", way }));
    const asks = !flow?.offer?.refusal;
    const flows = flow ? [
      asks && entry("menu.register", () => flow.start()),
      perWay("menu.revoke", (way) => flow.askToRevoke(way)),
      asks && perWay("menu.enquire", (way) => attempt(told, () => flow.enquire(way), flow.refused, (busy) => busy && fill(told, p("wait.ready")))()),
    ] : [];
    return el("nav", { id: "menu", class: "menu", hidden: true, "aria-label": t("menu") },
      el("ul", {}, flows, entry("menu.faq", () => this.#openFaq())));
  }

  /** `told` hears of a language that could not be fetched. */
  #languages(told) {
    const change = async (tag) => {
      try {
        await chooseLanguage(tag);
      } catch {
        fill(told, box("error", p("trouble.network")));
        return;
      }
      this.leave();
      this.#draw();
      this.#focusHeading(this.#faqOpen ? "#faq" : "#step");
    };
    const entry = ({ tag, name }) => el("li", {},
      el("button", { type: "button", id: `language-${tag}`, lang: tag, "aria-current": tag === language() ? "true" : null, on: { click: () => change(tag) } }, name));
    return el("nav", { id: "language", class: "menu", hidden: true, "aria-label": t("language") }, el("ul", {}, LANGUAGES.map(entry)));
  }

  #progress(at) {
    return el("ol", { class: "progress", "aria-label": t("progress") },
      PROGRESS.map((key, index) => el("li", { "aria-current": index === at ? "step" : null, class: index < at ? "done" : null }, t(key))));
  }
}

/** The button that opens and closes a panel; Escape closes it as well, and so does a choice in the menu. */
function opening(panel, kind, ...label) {
  const button = el("button", { type: "button", class: kind, id: `${panel.id}-button`, "aria-expanded": "false", "aria-controls": panel.id }, label);
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => open(panel.hidden));
  for (const part of [button, panel]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) {
        open(false);
        button.focus();
      }
    });
  }
  panel.addEventListener("click", (event) => event.target.closest("button") && open(false));
  return button;
}
