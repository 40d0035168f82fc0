/**
 * Words of the page in the language that is chosen. A language is a file texts/texts.{tag}.json; only the chosen one is fetched. Only its
 * tag is remembered, and only in this tab.
 */
import { Unreachable } from "./api.js";
import { FIRST_LANGUAGE, REMEMBERED_LANGUAGE, earlyAnswer, textsOf } from "./early.js";
import { remember } from "./memory.js";

const OFFICIAL = "ja";

let chosen = FIRST_LANGUAGE;
let texts = null;

/** The tag of the language that the page shows. */
export function language() {
  return chosen;
}

/** Whether the page shows the language that counts: 「日本語が正文」. */
export function isOfficial() {
  return chosen === OFFICIAL;
}

/** Whether there are words at all: before the first file has come there are none. */
export function hasWords() {
  return texts !== null;
}

/** Fetches the words of a language and shows it from then on. Without an answer everything stays as it was. */
export async function chooseLanguage(tag) {
  texts = await fetched(tag);
  chosen = tag;
  document.documentElement.lang = tag;
  document.title = t("title");
  remember(REMEMBERED_LANGUAGE, tag);
}

async function fetched(tag) {
  try {
    const response = await (earlyAnswer(textsOf(tag)) ?? fetch(textsOf(tag)));
    return await response.json();
  } catch (e) {
    throw new Unreachable(e.name);
  }
}

/** The next patient begins in Japanese; what is on the screen stays as it is. */
export function forgetLanguage() {
  remember(REMEMBERED_LANGUAGE, OFFICIAL);
}

/** The text of a key, `{name}` replaced by `values.name`. An unknown key is a mistake of ours and throws. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(key);
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Whether there is a text of this key. */
export const hasText = (key) => key in texts;

/** The keys that begin like this, in the order of the file. */
export const keysOf = (prefix) => Object.keys(texts).filter((key) => key.startsWith(prefix));

const ZONE = "Asia/Tokyo";

/** Hour and minute in Japan, `14:05`, of a moment in milliseconds. */
export function clockTime(millis) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(millis);
}

/** The day in Japan of a moment in milliseconds, in the form 1941-03-05. */
export function dayInJapan(millis) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(millis);
}

/** A date of the form 1941-03-05 in the language chosen, with the Japanese era; anything else as it came. */
export function day(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) {
    return iso;
  }
  const date = new Date(`${iso}T00:00:00Z`);
  const format = (locale, parts) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", ...parts }).format(date);
  const locale = t("language.locale");
  return t("day.withEra", { day: format(locale, { month: "long", day: "numeric" }), era: format(`${locale}-u-ca-japanese`, { era: "long" }) });
}
