/**
 * よくあるご質問 (CON-025), after what the manual says of preparation, PIN, card, consent and its end. Groups, questions and answers stand in
 * the texts, in their order: faq.group.x, faq.question, faq.question.1, faq.question.2 and so on.
 */
import { el } from "../dom.js";
import { DEVICES, MYNA_PORTAL } from "../links.js";
import { button, h1, h2, more, outside, p } from "../parts.js";
import { keysOf } from "../words.js";
import { contacts } from "./failure.js";

const LINKS = { "faq.notRegistered": [MYNA_PORTAL, "link.mynaPortal"], "faq.device": [DEVICES, "link.devices"] };
const PAGE = ["faq.title", "faq.lead", "faq.back"];

function question(key) {
  const answers = keysOf(`${key}.`).map((answer) => p(answer));
  return more(key, answers, key in LINKS ? el("p", {}, outside(...LINKS[key])) : null);
}

export function faq(service, back) {
  const entries = keysOf("faq.").filter((key) => !PAGE.includes(key) && !/\.\d$/.test(key));
  return [
    h1("faq.title"),
    p("faq.lead"),
    entries.map((key) => (key.startsWith("faq.group.") ? h2(key) : question(key))),
    contacts(service),
    button("secondary", "faq.back", back, { id: "faq-back" }),
  ];
}
