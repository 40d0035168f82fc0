/**
 * 読み上げる: headings and instructions, by a voice that the device itself has (others send what they read to somebody). What is read is
 * named here, and nothing else ever is: no name, no choice, no result, no reason why a card was refused.
 */
import { el } from "./dom.js";
import { language, t } from "./words.js";

const INSTRUCTIONS =
  /^(a01|assurance|(b0[12]|c0[379]|revoke|enquireAgain)\.(title|lead|free|together|all|here|means|some|what)|card\.(title|why|phone|noReturn|otherPhone|code|reader|provider)|back\.cardItself|checking|pin|staff|device|(prescription\.)?explain|ways|booking\.how|otherDevice|match|close|unknown|notOffered|load|failure\.(nothing|care)|faq)\b/;

/** Whether the text of this key may be read aloud; `values` that it holds: the institution's name and 訪問診療等 at most. */
export function isInstruction(key, values = {}) {
  return INSTRUCTIONS.test(key) && Object.keys(values).every((name) => ["institution", "setting"].includes(name));
}

const speech = globalThis.speechSynthesis;

function voice() {
  const spoken = language().split("-")[0];
  return speech?.getVoices().find((one) => one.localService && one.lang.split(/[-_]/)[0] === spoken);
}

/** Whether the device can read the language chosen. */
export function canRead() {
  return Boolean(voice());
}

/** Some browsers know their voices only a moment later: `listener` hears of it. */
export function onVoices(listener) {
  if (speech) {
    speech.onvoiceschanged = listener;
  }
}

/** Ends the reading. */
export function hush() {
  speech?.cancel();
}

/** The button that reads what `texts()` answers, and stops it. */
export function aloudButton(texts) {
  const label = el("span", {});
  const button = el("button", { type: "button", class: "tool aloud", id: "read-aloud", on: { click: press } },
    el("span", { class: "aloud-mark", "aria-hidden": "true" }), label);
  let reading = null;

  function press() {
    const wasReading = reading !== null;
    tell(null);
    hush();
    if (!wasReading) {
      read(texts());
    }
  }

  function read(sentences) {
    const run = { left: sentences.length };
    const end = () => reading === run && tell(null);
    const spokenBy = voice();
    tell(run);
    sentences.forEach((sentence) => {
      const utterance = Object.assign(new SpeechSynthesisUtterance(sentence), { voice: spokenBy, lang: spokenBy.lang, rate: 0.9 });
      utterance.addEventListener("end", () => --run.left === 0 && end());
      utterance.addEventListener("error", end);
      speech.speak(utterance);
    });
  }

  function tell(run) {
    reading = run;
    label.textContent = t(run ? "aloud.stop" : "aloud.read");
  }

  tell(null);
  return button;
}

addEventListener("pagehide", hush);
addEventListener("visibilitychange", () => document.hidden && hush());
