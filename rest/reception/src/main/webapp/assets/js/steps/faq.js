/** よくあるご質問 (CON-025), after what the manual says of preparation, PIN, card, consent and its end. */
import { DEVICES, MYNA_PORTAL } from "../links.js";
import { el } from "../dom.js";
import { button, h1, h2, more, outside, p } from "../parts.js";
import { contacts } from "./failure.js";

/** Group after group: question, its answers, and a link where there is one. */
const GROUPS = [
  ["faq.group.before",
    ["faq.need", ["faq.need.1", "faq.need.2"]],
    ["faq.notRegistered", ["faq.notRegistered.1", "faq.notRegistered.2"], MYNA_PORTAL, "link.mynaPortal"],
    ["faq.device", ["faq.device.1", "faq.device.2"], DEVICES, "link.devices"],
    ["faq.noApp", ["faq.noApp.1", "faq.noApp.2"]],
    ["faq.url", ["faq.url.1"]],
    ["faq.comfort", ["faq.comfort.1", "faq.comfort.2"]]],
  ["faq.group.pin",
    ["faq.pinWhich", ["faq.pinWhich.1"]],
    ["faq.pinTimes", ["faq.pinTimes.1"]],
    ["faq.pinForgotten", ["faq.pinForgotten.1", "faq.pinForgotten.2", "faq.pinForgotten.3"]],
    ["faq.pinLocked", ["faq.pinLocked.1", "faq.pinLocked.2"]],
    ["faq.pinNone", ["faq.pinNone.1"]],
    ["faq.staffPin", ["faq.staffPin.1"]]],
  ["faq.group.card",
    ["faq.notReading", ["faq.notReading.1", "faq.notReading.2"]],
    ["faq.noReturn", ["faq.noReturn.1"]],
    ["faq.twoDevices", ["faq.twoDevices.1", "faq.twoDevices.2"]],
    ["faq.certificate", ["faq.certificate.1", "faq.certificate.2"]],
    ["faq.stopped", ["faq.stopped.1", "faq.stopped.2"]]],
  ["faq.group.consent",
    ["faq.meaning", ["faq.meaning.1"]],
    ["faq.decline", ["faq.decline.1", "faq.decline.2"]],
    ["faq.prescription", ["faq.prescription.1", "faq.prescription.2"]],
    ["faq.change", ["faq.change.1"]],
    ["faq.takeBack", ["faq.takeBack.1", "faq.takeBack.2"]],
    ["faq.who", ["faq.who.1", "faq.who.2"]]],
  ["faq.group.after",
    ["faq.noEligibility", ["faq.noEligibility.1"]],
    ["faq.wrongCard", ["faq.wrongCard.1"]],
    ["faq.kept", ["faq.kept.1"]]],
];

const question = ([key, answers, address, linkKey]) =>
  more(key, answers.map((answer) => p(answer)), address ? el("p", {}, outside(address, linkKey)) : null);

export function faq(service, back) {
  return [
    h1("faq.title"),
    p("faq.lead"),
    GROUPS.map(([title, ...questions]) => [h2(title), questions.map(question)]),
    contacts(service),
    button("secondary", "faq.back", back, { id: "faq-back" }),
  ].flat(Infinity);
}
