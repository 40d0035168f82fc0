/** Words of the page in the language that is chosen. Only the language is remembered, and only in this tab. */
import ja from "../texts/texts.ja.js";
import en from "../texts/texts.en.js";

const BUNDLES = { ja, en };
const REMEMBERED = "zaitaku.language";
let chosen = remembered();

function remembered() {
  try {
    return sessionStorage.getItem(REMEMBERED) === "en" ? "en" : "ja";
  } catch {
    return "ja";
  }
}

export function language() {
  return chosen;
}

export function chooseLanguage(next) {
  chosen = next;
  document.documentElement.lang = next;
  document.title = t("title");
  try {
    sessionStorage.setItem(REMEMBERED, next);
  } catch {
    // A browser without storage forgets the language with the page; nothing else is lost.
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
  const text = BUNDLES[chosen][key];
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

/** The day in Japan of a moment in milliseconds, in the form 1941-03-05. */
export function dayInJapan(millis) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(millis);
}

/** A date of the form 1941-03-05 in the language chosen, in Japanese with the era; anything else as it came. */
export function day(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) {
    return iso;
  }
  const date = new Date(`${iso}T00:00:00Z`);
  const parts = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" };
  if (chosen === "en") {
    return new Intl.DateTimeFormat("en-GB", parts).format(date);
  }
  const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { timeZone: "UTC", era: "long", year: "numeric" });
  return t("day.withEra", { day: new Intl.DateTimeFormat("ja-JP", parts).format(date), era: era.format(date) });
}
