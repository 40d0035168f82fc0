/** Finds out which page this is and begins. */
import * as api from "./api.js";
import { REMEMBERED_LANGUAGE, TOKEN } from "./early.js";
import { Flow, UNFINISHED } from "./flow.js";
import { Frame } from "./frame.js";
import { remembered, rememberToken, rememberedToken } from "./memory.js";
import { checking, closed, companion, otherDevice } from "./steps/back.js";
import { gone, notLoaded, unknownUrl } from "./steps/failure.js";
import { troubleKey } from "./parts.js";
import { chooseLanguage, hasWords, language } from "./words.js";

// The card app may come back in a new tab, which has not been told a language yet.
const isNewTab = !remembered(REMEMBERED_LANGUAGE);
const frame = new Frame(document.getElementById("page"));
const words = chooseLanguage(language());

// What the card app brought. It stays in the address until the server heard of it: a reload tries again.
const brought = /^#([\w-]{43})\.([\w-]{43})$/.exec(location.hash);

// What an identity provider brought. It is in no history for longer than this.
const query = new URLSearchParams(location.search);
const login = query.has("code") && { state: query.get("state"), code: query.get("code"), issuer: query.get("iss") };
if (query.has("state")) {
  history.replaceState(null, "", location.pathname);
}

async function openReturn() {
  // The app may open its address in this very tab once more.
  addEventListener("hashchange", () => location.reload());
  if (query.has("finished")) {
    frame.show(closed);
    return;
  }
  const sent = brought && { challenge: brought[1], nonce: brought[2] };
  const back = login ? await api.comeBackFromProvider(login) : sent && (await api.comeBack(sent));
  if (back?.companion) {
    frame.place = back.companion;
    addEventListener("popstate", () => frame.closeFaq());
    frame.show(() => companion(frame, sent, back.companion));
    return;
  }
  history.replaceState(null, "", location.pathname);
  const reception = back ? back.reception : await api.returnedReception();
  const flow = new Flow(frame, rememberedToken(), null);
  if (!reception) {
    frame.show(back ? () => gone(flow) : otherDevice);
    return;
  }
  if (isNewTab && reception.language) {
    await chooseLanguage(reception.language);
  }
  frame.place = reception;
  flow.reception = reception;
  flow.kind = reception.flow;
  flow.cardItself = back?.cardNeeded;
  if (flow.canBeginAgain) {
    frame.flow = flow;
  }
  if (UNFINISHED.includes(reception.state) && !reception.registered) {
    frame.show(() => checking(flow));
  } else {
    flow.ended(reception);
  }
}

async function open() {
  try {
    const asked = TOKEN && [api.getOffer(TOKEN), api.unfinishedReception()];
    // Asked for at the same time; a refusal is told below, where it is awaited.
    asked?.forEach((one) => one.catch(() => {}));
    [frame.service] = await Promise.all([api.getService(), words]);
    if (asked) {
      const offer = await asked[0];
      frame.place = offer;
      rememberToken(TOKEN);
      const flow = new Flow(frame, TOKEN, offer);
      frame.flow = flow;
      // The first page comes whole, so that nothing on it moves; but it does not wait for long.
      const looking = flow.look(asked[1]);
      await Promise.race([looking, new Promise((late) => setTimeout(late, 1000))]);
      flow.start(looking);
    } else if (/\/return\/?$/.test(location.pathname)) {
      await openReturn();
    } else {
      frame.show(() => unknownUrl(frame.service));
    }
  } catch (error) {
    await words.catch(() => {});
    const trouble = troubleKey(error);
    if (!hasWords()) {
      document.getElementById("not-loaded").hidden = false;
    } else if (trouble) {
      frame.show(() => notLoaded(trouble, open));
    } else if (error instanceof api.Refusal) {
      frame.show(() => unknownUrl(frame.service));
    } else {
      throw error;
    }
  }
}

await open();
