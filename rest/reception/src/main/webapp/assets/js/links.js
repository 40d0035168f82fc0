/** Addresses outside of this service that the pages name. */
export const MYNA_PORTAL = "https://myna.go.jp/";
export const APP_STORE = "https://apps.apple.com/jp/app/id1476359069";
export const GOOGLE_PLAY = "https://play.google.com/store/apps/details?id=jp.go.cas.mpa";
export const DEVICES = "https://img.myna.go.jp/html/dousakankyou.html";

const NEVER = ["javascript:", "data:", "blob:", "file:", "vbscript:"];

/** The card app's link if it is an address that may be opened, else null. */
export function cardLink(link) {
  try {
    return NEVER.includes(new URL(link).protocol) ? null : link;
  } catch {
    return null;
  }
}
