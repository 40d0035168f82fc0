/** よくあるご質問. */
import { el } from "../dom.js";
import { MYNA_PORTAL } from "../links.js";
import { button, h1, more, outside, p } from "../parts.js";
import { contacts } from "./failure.js";

const QUESTIONS = [
  ["faq.decline", ["faq.decline.1", "faq.decline.2"]],
  ["faq.pinForgotten", ["faq.pinForgotten.1", "faq.pinForgotten.2", "faq.pinForgotten.3"]],
  ["faq.pinLocked", ["faq.pinLocked.1", "faq.pinLocked.2"]],
  ["faq.pinWhich", ["faq.pinWhich.1"]],
  ["faq.pinNone", ["faq.pinNone.1"]],
  ["faq.staffPin", ["faq.staffPin.1"]],
  ["faq.noApp", ["faq.noApp.1", "faq.noApp.2"]],
  ["faq.notReading", ["faq.notReading.1", "faq.notReading.2"]],
  ["faq.noReturn", ["faq.noReturn.1"]],
  ["faq.notRegistered", ["faq.notRegistered.1", "faq.notRegistered.2"]],
  ["faq.who", ["faq.who.1", "faq.who.2"]],
  ["faq.takeBack", ["faq.takeBack.1", "faq.takeBack.2"]],
  ["faq.wrongCard", ["faq.wrongCard.1"]],
  ["faq.kept", ["faq.kept.1"]],
];

export function faq(service, back) {
  return [
    h1("faq.title"),
    p("faq.lead"),
    QUESTIONS.map(([question, answers]) => more(question, answers.map((key) => p(key)),
      question === "faq.notRegistered" ? el("p", {}, outside(MYNA_PORTAL, "link.mynaPortal")) : null)),
    contacts(service),
    button("secondary", "faq.back", back, { id: "faq-back" }),
  ].flat();
}
