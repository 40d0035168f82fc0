/** Asks again and again until told to stop: every 2 s, at once when the page comes back to sight, not while hidden. */
import { Refusal } from "./api.js";

const EVERY_MILLIS = 2000;
const AT_MOST_MILLIS = 10000;
const WAKING = [
  [document, "visibilitychange"],
  [window, "focus"],
  [window, "pageshow"],
  [window, "online"],
];

/**
 * `read(etag)` answers `{body, etag}` or `{unchanged, etag}`; `onBody(body)`, `onTrouble(error|null)` and `onEnd(refusal)` hear of it.
 * Returns the function that stops it.
 */
export function watch(read, { onBody, onTrouble, onEnd }) {
  let stopped = false;
  let asking = false;
  let etag = null;
  let pause = EVERY_MILLIS;
  let timer = null;

  async function ask() {
    if (stopped || asking || document.hidden) {
      return;
    }
    asking = true;
    clearTimeout(timer);
    try {
      const answer = await read(etag);
      if (stopped) {
        return;
      }
      etag = answer.etag;
      pause = EVERY_MILLIS;
      onTrouble(null);
      if (!answer.unchanged) {
        onBody(answer.body);
      }
    } catch (e) {
      if (stopped) {
        return;
      }
      if (e instanceof Refusal && !e.passing) {
        stop();
        onEnd(e);
        return;
      }
      pause = Math.min(e.retryAfter ? e.retryAfter * 1000 : pause * 2, AT_MOST_MILLIS);
      onTrouble(e);
    } finally {
      asking = false;
    }
    if (!stopped) {
      timer = setTimeout(ask, pause);
    }
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
    WAKING.forEach(([target, event]) => target.removeEventListener(event, ask));
  }

  WAKING.forEach(([target, event]) => target.addEventListener(event, ask));
  timer = setTimeout(ask, 0);
  return stop;
}
