/** The JSON API of the patients' door, as the page uses it. */
import { PAGE, earlyAnswer, patience } from "./early.js";
import { language } from "./words.js";

// This module lies at {context}/assets/{version}/js/api.js.
const CONTEXT = new URL("../../../", import.meta.url);
const API = new URL("api/v1/", CONTEXT);
const VERSION = /\/assets\/([0-9a-f]+)\//.exec(import.meta.url)?.[1] ?? "";

let serverAheadMillis = 0;

/** The server's time, by the Date of its last answer: the device's own clock may be wrong. */
export function serverNow() {
  return Date.now() + serverAheadMillis;
}

/** The path of the institution's page; `token` as it stands in the address. */
export function pageOf(token) {
  return new URL(`v/${token}`, CONTEXT).pathname;
}

/** The server refused, in the form of a problem document. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.code ?? String(status));
    this.status = status;
    this.code = problem.code ?? null;
    this.correlationId = problem.correlationId ?? null;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may well succeed later. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** No answer came: no network, or the server is away. */
export class Unreachable extends Error {}

async function send(method, path, { body, etag } = {}) {
  const headers = { Accept: "application/json", "Zaitaku-Page": PAGE };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (etag) {
    headers["If-None-Match"] = etag;
  }
  try {
    const { href } = new URL(path, API);
    const response = await ((method === "GET" && earlyAnswer(href)) || fetch(href, {
      method,
      headers,
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
      signal: patience(),
    }));
    const date = Date.parse(response.headers.get("Date") ?? "");
    if (!Number.isNaN(date)) {
      serverAheadMillis = date - Date.now();
    }
    const text = await response.text();
    return { response, text };
  } catch (e) {
    throw new Unreachable(e.name);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function call(method, path, options) {
  const { response, text } = await send(method, path, options);
  if (response.status === 304) {
    return { unchanged: true, etag: options.etag };
  }
  if (!response.ok) {
    throw new Refusal(response.status, parsed(text), Number(response.headers.get("Retry-After")) || null);
  }
  return { body: text ? parsed(text) : null, etag: response.headers.get("ETag") };
}

/** Whether no card was read yet. */
export const waitsForCard = ({ state }) => ["STARTED", "CHALLENGED"].includes(state);

const ofReception = (id, rest) => `receptions/${encodeURIComponent(id)}${rest}`;
const bodyOf = async (answer) => (await answer).body;

export const getService = () => bodyOf(call("GET", "service"));
/**
 * What is offered; with a `refusal` consents can be revoked, and nothing else. To look by an unknown URL is no error of the request; here it is
 * refused like the rest.
 */
export async function getOffer(token) {
  const { offer, refusal } = await bodyOf(call("GET", `urls/${token}`));
  if (!offer) {
    throw new Refusal(200, { code: refusal });
  }
  return { ...offer, refusal };
}
// What the person reads is kept with the consent: the language, and the version of the words.
const withText = (body) => ({ ...body, text: { language: language(), version: VERSION } });
export const startReception = (body) => bodyOf(call("POST", "receptions", { body: withText(body) }));
export const choose = (id, body) => bodyOf(call("PUT", ofReception(id, "/choices"), { body: withText(body) }));
export const readReception = (id, etag) => call("GET", ofReception(id, ""), { etag });
/** `device` SAME: the card app of this device reads it; OTHER: a phone that reads the code. `cardItself`: after `cardNeeded`. */
export const askForCard = (id, device, cardItself) => bodyOf(call("POST", ofReception(id, "/card-authentications"), { body: { device, cardItself } }));
/** Whether the number here is the one that the other device shows. */
export const match = (id, matches) => bodyOf(call("POST", ofReception(id, "/confirmation"), { body: { matches } }));
/** `back` is what the card app brought, {challenge, nonce}; answers {reception} of this browser or {companion} of another's, or null. */
export const comeBack = (back) => orNull("POST", "card-returns", { body: back });
/** `login` is what an identity provider brought, {state, code, issuer}; answers {reception, cardNeeded}, or null where another browser asked. */
export const comeBackFromProvider = (login) => orNull("POST", "provider-returns", { body: login });
export const matchThere = (back, matches) => call("POST", "card-returns/confirmation", { body: { ...back, matches } });
export const stop = (id) => bodyOf(call("POST", ofReception(id, "/stop")));
export const withdraw = (id) => bodyOf(call("POST", ofReception(id, "/withdrawal")));

/** The reception of this browser's cookie while it is unfinished, or null. */
export const unfinishedReception = () => bodyOf(call("GET", "receptions/current"));

/** The reception of this browser's cookie in any state, for the page after the card, or null. */
export const returnedReception = () => bodyOf(call("GET", "receptions/current?finished=true"));

async function orNull(...request) {
  try {
    return await bodyOf(call(...request));
  } catch (e) {
    if (e instanceof Refusal && e.status === 404) {
      return null;
    }
    throw e;
  }
}
