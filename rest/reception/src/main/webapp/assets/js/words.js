/**
 * Words of the page in the language that is chosen. A language is a file texts/texts.{tag}.json; only the chosen one is fetched. Only its
 * tag is remembered, and only in this tab.
 */
import { Unreachable } from "./api.js";

const OFFICIAL = "ja";
const REMEMBERED = "zaitaku.language";

/** `{tag, name}` of every language there is a file for, as the document lists them; the name in the language itself. */
export const LANGUAGES = Array.from(document.querySelectorAll("#known-languages li"), (item) => ({ tag: item.lang, name: item.textContent }));

let chosen = remembered();
let texts = null;

function remembered() {
  try {
    const tag = sessionStorage.getItem(REMEMBERED);
    return LANGUAGES.some((known) => known.tag === tag) ? tag : OFFICIAL;
  } catch {
    return OFFICIAL;
  }
}

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
  try {
    sessionStorage.setItem(REMEMBERED, tag);
  } catch {
    // A browser without storage forgets the language with the page; nothing else is lost.
  }
}

async function fetched(tag) {
  try {
    const response = await fetch(new URL(`../texts/texts.${tag}.json`, import.meta.url));
    return await response.json();
  } catch (e) {
    throw new Unreachable(e.name);
  }
}

/** The next patient begins in Japanese; what is on the screen stays as it is. */
export function forgetLanguage() {
  try {
    sessionStorage.removeItem(REMEMBERED);
  } catch {
    // Nothing was remembered.
  }
}

/** The text of a key, `{name}` replaced by `values.name`. An unknown key is a mistake of ours and throws. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(key);
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const ZONE = "Asia/Tokyo";

/** Hour and minute in Japan, `14:05`, of a moment in milliseconds. */
export function clockTime(millis) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(millis);
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
