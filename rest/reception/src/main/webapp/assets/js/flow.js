/**
 * Flows A, B and C on one page: A-01, what is chosen and confirmed, the card, the end. Choices, the reception and what it showed live in
 * this object only and are gone with it; the history holds the names of steps, nothing else.
 */
import * as api from "./api.js";
import { inOrder } from "./items.js";
import { isPhone } from "./device.js";
import { checking, closed, enquireAgain } from "./steps/back.js";
import { card } from "./steps/card.js";
import { choose } from "./steps/choose.js";
import { complete } from "./steps/complete.js";
import { confirm } from "./steps/confirm.js";
import { failure, gone, notOffered, takenBack, tooLateToTakeBack, unknownUrl } from "./steps/failure.js";
import { prepare } from "./steps/prepare.js";
import { revoke } from "./steps/revoke.js";
import { forgetLanguage, language } from "./words.js";

export const UNFINISHED = ["STARTED", "CHALLENGED", "ANSWERED", "AUTHENTICATED", "ENQUIRED"];
const ENQUIRY_SHOWN_FOR_MILLIS = 15 * 60 * 1000;
const CHANGED_SETTINGS = ["CHOICE_MISSING", "ITEM_NOT_OFFERED", "PRESCRIPTION_FORM_MISSING", "PRESCRIPTION_FORM_NOT_OFFERED"];
const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

const ordered = (offer) => offer && { ...offer, items: inOrder(offer.items) };
const noChoices = () => ({ choices: {}, prescriptionForm: null, examinationDate: null });

export class Flow {
  /** A, B or C: REGISTRATION, UPDATE, REVOCATION. */
  kind = "REGISTRATION";
  /** CODE or READER; null on a phone. */
  way = null;
  reception = null;
  card = null;
  /** An identity provider vouched for somebody whom nobody knows before the card itself was read: for this page only. */
  cardItself = false;
  notice = null;
  choicesKept = false;
  /** When what C-03 shows was registered; null but in flow B after the first card. */
  registeredAt = null;
  draft = noChoices();
  #frame;
  #token;
  #home;
  #sent = null;
  // The answer to the question for an unfinished reception may forget the cookie: nothing begins before it came.
  #looking = null;
  #showsResult = false;
  #clearing = null;

  /** `token` and `offer` are null on the page after the card, which knows the reception alone. */
  constructor(frame, token, offer) {
    this.#frame = frame;
    this.#token = token;
    this.offer = ordered(offer);
    this.#home = offer !== null;
    addEventListener("popstate", (event) => this.#onHistory(event.state?.step));
    addEventListener("pagehide", () => (this.#showsResult || this.registeredAt) && this.clear());
    addEventListener("pageshow", (event) => event.persisted && this.#onReturnToPage());
    addEventListener("visibilitychange", () => this.#clearWhenDue());
  }

  get service() {
    return this.#frame.service;
  }

  /** 診療予約日: where an online consultation is registered. */
  get asksForDate() {
    return this.kind === "REGISTRATION" && this.offer?.careSetting === "ONLINE";
  }

  get canBeginAgain() {
    return this.#token !== null;
  }

  /** A-01, for whoever is next: nothing of an earlier run remains. `looking` is what `look` answered where it was asked before. */
  start(looking = this.#home && this.look()) {
    if (!this.#home) {
      this.#leave();
      return;
    }
    this.#forget();
    history.replaceState({ step: "prepare" }, "", api.pageOf(this.#token));
    this.#frame.show(() => (this.offer.refusal ? notOffered(this, looking) : prepare(this, looking)));
  }

  /** From the page after the card to the institution's page, where it is known. */
  #leave() {
    this.#forget();
    if (this.#token === null) {
      this.#frame.show(closed);
    } else {
      location.assign(api.pageOf(this.#token));
    }
  }

  /**
   * A reception of this browser that went a step in the last 15 minutes and is not finished; nothing where there is none or no answer: it
   * is only a convenience.
   */
  look(asked = api.unfinishedReception()) {
    const ours = (found) => found?.institutionName === this.offer.institutionName && UNFINISHED.includes(found.state) && found;
    this.#looking = asked.then(ours, () => {});
    return this.#looking;
  }

  /**
   * 続ける: perhaps another person than the one who began. What is to be authenticated is confirmed anew; nothing is shown that a card
   * opened.
   */
  async resume(reception) {
    this.reception = reception;
    this.kind = reception.flow;
    const waits = api.waitsForCard(reception);
    if (waits && this.kind === "REVOCATION") {
      await this.#dropReception();
      this.askToRevoke(null);
    } else if (waits && this.kind === "REGISTRATION") {
      this.draft = { choices: { ...reception.choices }, prescriptionForm: reception.prescriptionForm, examinationDate: reception.examinationDate };
      history.pushState({ step: "choose" }, "");
      this.confirm();
    } else if (waits) {
      await this.cardAgain();
    } else if (reception.state === "ENQUIRED") {
      this.#frame.show(() => enquireAgain(this));
    } else {
      this.wait();
    }
  }

  /** やめる: nothing is registered. */
  async stop(reception) {
    await api.stop(reception.id);
    this.start();
  }

  /** 終了 on C-03: nothing is changed, and nothing stays on the screen. */
  async endEnquiry() {
    await api.stop(this.reception.id);
    this.clear();
  }

  /** 同意登録をする. */
  register() {
    if (this.kind !== "REGISTRATION") {
      this.#forget();
    }
    this.choose();
  }

  choose() {
    if (this.offer.refusal) {
      this.start();
    } else {
      this.#go("choose", () => choose(this));
    }
  }

  confirm() {
    this.notice = null;
    this.#go("confirm", () => confirm(this));
  }

  forgetChoices() {
    this.draft = noChoices();
    this.choicesKept = false;
    this.#frame.show(() => choose(this));
  }

  /** 同意照会・更新: the first card, before anything is shown (CON-B-004). */
  async enquire(way) {
    await this.#begin("UPDATE", way);
  }

  /** すべての同意を取消す: what it means, before the card. */
  askToRevoke(way) {
    if (!this.#home) {
      this.#leave();
      return;
    }
    this.#forget();
    this.kind = "REVOCATION";
    this.way = way;
    this.#go("revoke", () => revoke(this));
  }

  async revoke(way) {
    await this.#begin("REVOCATION", way);
  }

  async #begin(kind, way) {
    if (!this.#home && this.#token === null) {
      this.#leave();
      return;
    }
    await this.#looking;
    await this.#dropReception();
    const reception = await api.startReception({ url: this.#token, flow: kind });
    this.#forget();
    this.kind = kind;
    this.way = way;
    this.reception = reception;
    try {
      await this.cardAgain();
    } catch (e) {
      // It has begun: a page that asks where it stands goes on from here.
      this.wait();
      if (!(e instanceof api.Refusal || e instanceof api.Unreachable)) {
        throw e;
      }
    }
  }

  /** Flow B after the first card: C-03 with what is registered. */
  enquired(reception) {
    this.kind = "UPDATE";
    this.reception = reception;
    this.card = null;
    const { registered } = reception;
    if (!registered) {
      this.#frame.show(() => enquireAgain(this));
      return;
    }
    this.offer = ordered(registered.offer);
    this.registeredAt = registered.registeredAt;
    const known = Object.entries(registered.choices).filter(([item]) => this.offer.items.includes(item));
    this.draft = { ...noChoices(), choices: Object.fromEntries(known), prescriptionForm: registered.prescriptionForm };
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => this.registeredAt && this.clear(), ENQUIRY_SHOWN_FOR_MILLIS);
    // Back leads to where the card was asked for from, not to the card.
    history.replaceState({ step: "choose" }, "");
    this.#frame.show(() => choose(this));
  }

  /** 同意内容を登録する, 同意内容を更新する: sent once for the same choices, then the card is asked for. */
  async submit(way) {
    this.way = way;
    const answers = this.#answers();
    const sent = JSON.stringify([language(), answers]);
    if (this.kind === "UPDATE") {
      if (this.#sent !== sent) {
        this.reception = await api.choose(this.reception.id, answers);
        this.#sent = sent;
      }
    } else {
      if (this.reception && this.#sent !== sent) {
        await this.#dropReception();
      }
      if (!this.reception) {
        await this.#looking;
        this.reception = await api.startReception({ url: this.#token, flow: this.kind, ...answers });
        this.#sent = sent;
      }
    }
    await this.cardAgain();
  }

  #answers() {
    const choices = Object.fromEntries(this.offer.items.map((item) => [item, this.draft.choices[item]]));
    return {
      choices,
      ...(this.offer.prescription === "CHOICE" ? { prescriptionForm: this.draft.prescriptionForm } : {}),
      ...(this.asksForDate && this.draft.examinationDate ? { examinationDate: this.draft.examinationDate } : {}),
    };
  }

  /** Stops what is under way; what was completed stays as it is. */
  async #dropReception() {
    if (this.reception && UNFINISHED.includes(this.reception.state)) {
      try {
        await api.stop(this.reception.id);
      } catch (e) {
        if (!(e instanceof api.Refusal) || e.passing) {
          throw e;
        }
        // Finished or gone already.
      }
      this.reception = null;
    }
  }

  /** A new card authentication for the reception that waits, by the same way as before or another. */
  async cardAgain(way = this.way ?? (isPhone() ? null : this.cardItself ? "READER" : "CODE")) {
    const replaces = this.card !== null;
    this.card = await api.askForCard(this.reception.id, way === "CODE" ? "OTHER" : "SAME", this.cardItself);
    this.way = way;
    if (replaces && history.state?.step === "card") {
      this.#frame.show(() => card(this));
    } else {
      this.#go("card", () => card(this));
    }
  }

  /** An answer came: where it stands now. */
  wait() {
    this.#frame.show(() => checking(this));
  }

  /** The reception reached its end, or C-03, seen by the page that waited; null when it is gone. */
  ended(reception) {
    if (reception?.state === "COMPLETED") {
      this.#showResult(reception);
    } else if (reception?.state === "ENQUIRED") {
      this.enquired(reception);
    } else if (reception) {
      this.#fail(reception.failure ?? reception.state, null);
    } else {
      this.#forget();
      this.#frame.show(() => gone(this));
    }
  }

  /** A request was refused for good. */
  refused = async (refusal) => {
    if (refusal.code === "PAGE_OUTDATED") {
      location.reload();
    } else if (refusal.code === "WRONG_STATE" && this.reception) {
      this.wait();
    } else if (CHANGED_SETTINGS.includes(refusal.code) && this.offer) {
      await this.#settingsChanged();
    } else if (refusal.code === "URL_UNKNOWN") {
      this.#forget();
      this.#frame.show(() => unknownUrl(this.service));
    } else if (refusal.code === "SERVICE_NOT_OFFERED") {
      this.#forget();
      this.offer &&= { ...this.offer, refusal: refusal.code };
      this.#frame.show(() => notOffered(this));
    } else if (refusal.code === "RECEPTION_NOT_FOUND") {
      this.ended(null);
    } else {
      this.#fail(refusal.code, refusal.correlationId);
    }
  };

  async #settingsChanged() {
    if (this.kind === "UPDATE") {
      this.notice = "c03.settingsChanged";
      this.#sent = null;
      this.enquired((await api.readReception(this.reception.id)).body);
      return;
    }
    this.offer = ordered(await api.getOffer(this.#token));
    this.reception = null;
    this.notice = "b01.settingsChanged";
    this.choose();
  }

  async #fail(reason, correlationId) {
    // Few need these words: they are fetched when they are needed, and are general where that fails too.
    const { failureOf } = await import("./failures.js").catch(() => ({ failureOf: () => ({ kind: "other", next: [] }) }));
    if (this.kind === "UPDATE") {
      this.registeredAt = null;
      this.draft = noChoices();
    }
    this.reception = null;
    this.card = null;
    this.#sent = null;
    this.#frame.show(() => failure(this, reason, failureOf(reason), correlationId));
  }

  /** もう一度はじめから: the choices are kept, but only where this page still has them. */
  async beginAgain() {
    if (!this.#home) {
      this.start();
      return;
    }
    if (this.kind === "UPDATE") {
      await this.enquire(this.way);
      return;
    }
    if (this.kind === "REVOCATION") {
      this.askToRevoke(this.way);
      return;
    }
    this.choicesKept = Object.keys(this.draft.choices).length > 0;
    this.choose();
  }

  #showResult(reception) {
    this.draft = noChoices();
    this.card = null;
    this.#sent = null;
    this.reception = reception;
    if (!reception.shownUntil || Date.parse(reception.shownUntil) <= api.serverNow()) {
      this.clear();
      return;
    }
    // Back, reload and the address lead to A-01 from here on, or to a page that says it is over.
    history.replaceState({ step: "complete" }, "", this.#token === null ? "?finished" : api.pageOf(this.#token));
    this.kind = reception.flow;
    forgetLanguage();
    this.#showsResult = true;
    this.#clearWhenDue();
    this.#frame.show(() => complete(this));
  }

  #clearWhenDue() {
    if (!this.#showsResult) {
      return;
    }
    clearTimeout(this.#clearing);
    const left = Date.parse(this.reception.shownUntil) - api.serverNow();
    if (left <= 0) {
      this.clear();
    } else {
      this.#clearing = setTimeout(() => this.#clearWhenDue(), Math.min(left, LONGEST_TIMER_MILLIS));
    }
  }

  /** Takes the result from the screen and from memory. */
  clear() {
    this.#forget();
    document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
    this.#frame.show(closed);
  }

  /** お名前が違うとき. */
  async takeBack() {
    await api.withdraw(this.reception.id);
    this.#forget();
    this.#frame.show(() => takenBack(this));
  }

  takeBackRefused() {
    this.#forget();
    this.#frame.show(() => tooLateToTakeBack(this));
  }

  #forget() {
    clearTimeout(this.#clearing);
    this.#showsResult = false;
    this.kind = "REGISTRATION";
    this.way = null;
    this.reception = null;
    this.registeredAt = null;
    this.card = null;
    this.cardItself = false;
    this.#sent = null;
    this.notice = null;
    this.choicesKept = false;
    this.draft = noChoices();
  }

  #go(step, render) {
    history.pushState({ step }, "");
    this.#frame.show(render);
  }

  #onHistory(step) {
    if (this.#frame.closeFaq()) {
      return;
    }
    const open = this.offer !== null && !this.#showsResult;
    const asks = open && !this.offer.refusal;
    if (step === "choose" && asks && (this.kind !== "UPDATE" || this.registeredAt)) {
      this.#frame.show(() => choose(this));
    } else if (step === "confirm" && asks && this.#answered) {
      this.#frame.show(() => confirm(this));
    } else if (step === "revoke" && this.kind === "REVOCATION" && open) {
      this.#frame.show(() => revoke(this));
    } else if (step === "card" && this.card) {
      this.#frame.show(() => card(this));
    } else if (this.#home) {
      this.start();
    } else if (this.reception && !this.#showsResult) {
      this.wait();
    } else {
      this.clear();
    }
  }

  get #answered() {
    const form = this.offer.prescription !== "CHOICE" || this.draft.prescriptionForm !== null;
    return form && this.offer.items.every((item) => this.draft.choices[item]);
  }

  /** The browser kept the page and shows it again: perhaps to the next patient. */
  #onReturnToPage() {
    if (this.#home) {
      this.start();
    } else {
      location.reload();
    }
  }
}
