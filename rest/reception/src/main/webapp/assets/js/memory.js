/** The institution's URL token, remembered for this tab, so that the page after the card finds the way back. Nothing about a person. */
const REMEMBERED = "zaitaku.url";

export function rememberToken(token) {
  try {
    sessionStorage.setItem(REMEMBERED, token);
  } catch {
    // Without storage the page after the card asks to open the URL again.
  }
}

export function rememberedToken() {
  try {
    return sessionStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
