/** Finds out which page this is and begins. */
import * as api from "./api.js";
import { Flow, UNFINISHED } from "./flow.js";
import { Frame } from "./frame.js";
import { rememberToken, rememberedToken } from "./memory.js";
import { checking, closed, otherDevice } from "./steps/back.js";
import { notLoaded, unknownUrl } from "./steps/failure.js";
import { troubleKey } from "./parts.js";
import { chooseLanguage, language } from "./words.js";

const frame = new Frame(document.getElementById("page"));

/** The token of the address, null where it cannot be one. */
function tokenOfPage() {
  const found = /\/v\/([A-Za-z0-9_-]+)$/.exec(location.pathname);
  return found ? found[1] : null;
}

async function openInstitution(token) {
  const offer = await api.getOffer(token);
  frame.place = offer;
  rememberToken(token);
  const flow = new Flow(frame, token, offer);
  frame.flow = flow;
  flow.start();
}

async function openReturn() {
  if (new URLSearchParams(location.search).has("finished")) {
    frame.show(() => closed());
    return;
  }
  const reception = await api.returnedReception();
  if (!reception) {
    frame.show(() => otherDevice());
    return;
  }
  frame.place = reception;
  const flow = new Flow(frame, rememberedToken(), null);
  flow.reception = reception;
  flow.kind = reception.flow;
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
    frame.service = await api.getService();
    const token = tokenOfPage();
    if (token !== null) {
      await openInstitution(token);
    } else if (/\/return\/?$/.test(location.pathname)) {
      await openReturn();
    } else {
      frame.show(() => unknownUrl(frame.service, false));
    }
  } catch (error) {
    const trouble = troubleKey(error);
    if (trouble) {
      frame.show(() => notLoaded(trouble, open));
    } else if (error instanceof api.Refusal) {
      frame.show(() => unknownUrl(frame.service, error.code === "SERVICE_NOT_OFFERED"));
    } else {
      throw error;
    }
  }
}

chooseLanguage(language());
await open();
