/**
 * Asks the first questions of every page while the rest of the scripts is still on its way: on a slow network a round trip less. A module
 * of its own, outside of the bundle.
 */
const OFFICIAL = "ja";
const PATIENCE_MILLIS = 20000;

/** Where the language is remembered, in this tab only. */
export const REMEMBERED_LANGUAGE = "zaitaku.language";

/** `{tag, name}` of every language there is a file for, as the document lists them; the name in the language itself. */
export const LANGUAGES = Array.from(document.querySelectorAll("#known-languages li"), (item) => ({ tag: item.lang, name: item.textContent }));

/** The language that this tab was left with. */
export const FIRST_LANGUAGE = remembered();

function remembered() {
  try {
    const tag = sessionStorage.getItem(REMEMBERED_LANGUAGE);
    return LANGUAGES.some((known) => known.tag === tag) ? tag : OFFICIAL;
  } catch {
    return OFFICIAL;
  }
}

/** The token of the address, null where it cannot be one. */
export const TOKEN = /\/v\/([A-Za-z0-9_-]+)$/.exec(location.pathname)?.[1] ?? null;

/** The name of this opened page: a result is told to one page only, never again to a later one. */
export const PAGE = crypto.getRandomValues(new Uint32Array(4)).join("-");

/** Where the words of a language are. */
export const textsOf = (tag) => new URL(`../texts/texts.${tag}.json`, import.meta.url).href;

/** What ends a request that was not answered to its last byte in 20 s. */
export function patience() {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), PATIENCE_MILLIS);
  return abort.signal;
}

const asked = new Map();

/** The answer to a question that was asked early, or nothing; each is given once. */
export function earlyAnswer(address) {
  const answer = asked.get(address);
  asked.delete(address);
  return answer;
}

function ask(address, cache) {
  const answer = fetch(address, { headers: { Accept: "application/json", "Zaitaku-Page": PAGE }, cache, redirect: "error", signal: patience() });
  // Whoever takes it hears of a failure.
  answer.catch(() => {});
  asked.set(address, answer);
}

const API = new URL("../../../api/v1/", import.meta.url);
ask(textsOf(FIRST_LANGUAGE), "default");
ask(new URL("service", API).href, "no-store");
if (TOKEN !== null) {
  ask(new URL(`urls/${TOKEN}`, API).href, "no-store");
  ask(new URL("receptions/current", API).href, "no-store");
}
