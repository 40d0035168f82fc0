/**
 * What this tab remembers: language, size of the letters, and the institution's URL token, so that the page after the card finds the way
 * back. Nothing about a person.
 */
const TOKEN = "zaitaku.url";

/** Without storage, what was remembered is forgotten with the page; nothing else is lost. */
export function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Told above.
  }
}

export function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export const rememberToken = (token) => remember(TOKEN, token);
export const rememberedToken = () => remembered(TOKEN);
