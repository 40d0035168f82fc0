/** Asks again and again where a reception stands: every 2 s, at once when the page comes back to sight, not while hidden. */
import { readReception, Refusal } from "./api.js";
import { fill } from "./dom.js";
import { box, p, waitingKey } from "./parts.js";

const EVERY_MILLIS = 2000;
const AT_MOST_MILLIS = 10000;
const WAKING = ["visibilitychange", "focus", "pageshow", "online"];

/** `onBody(reception)` hears what is new, `trouble` tells of what passes, `flow` that it is told no more. Returns the function that stops it. */
export function watch(flow, trouble, onBody) {
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
      const answer = await readReception(flow.reception.id, etag);
      if (stopped) {
        return;
      }
      etag = answer.etag;
      pause = EVERY_MILLIS;
      fill(trouble);
      if (!answer.unchanged) {
        onBody(answer.body);
      }
    } catch (e) {
      if (stopped) {
        return;
      }
      if (e instanceof Refusal && !e.passing) {
        stop();
        flow.ended(null);
        return;
      }
      pause = Math.min(e.retryAfter ? e.retryAfter * 1000 : pause * 2, AT_MOST_MILLIS);
      fill(trouble, box("warning", p(waitingKey(e))));
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
    WAKING.forEach((event) => removeEventListener(event, ask));
  }

  WAKING.forEach((event) => addEventListener(event, ask));
  timer = setTimeout(ask, 0);
  return stop;
}
