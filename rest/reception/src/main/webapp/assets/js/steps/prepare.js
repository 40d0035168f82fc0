/** A-01 同意登録の準備と開始: what is needed, and the button that begins. */
import { el, fill } from "../dom.js";
import { APP_STORE, DEVICES, GOOGLE_PLAY, MYNA_PORTAL } from "../links.js";
import { asking, box, button, h1, h2, h3, list, more, ofKind, outside, p, picture, strong } from "../parts.js";
import { clockTime, t } from "../words.js";

export function prepare(flow, looking) {
  const ofPlace = (key) => ofKind(key, flow.offer);
  return {
    number: "A-01",
    nodes: [
      h1("a01.title"),
      unfinished(flow, looking),
      p("a01.lead"),
      box("calm", strong(ofPlace("assurance"))),
      h2("a01.need.title"),
      p(ofPlace("a01.need")),
      el("ol", { class: "needs" },
        el("li", {}, h3("a01.card.title"), picture("card.svg", null), p("a01.card"), p("a01.pin"), p("a01.pin.forgotten")),
        el("li", {}, h3(ofPlace("a01.insurance.title")), p(ofPlace("a01.insurance")), el("p", {}, outside(MYNA_PORTAL, "link.mynaPortal")))),
      el("section", { class: "staff" },
        more("staff.title", p("staff.confirm"), list(["staff.confirm.card", "staff.confirm.insurance"]),
          list(["staff.pinByPatient", "staff.keepNoCard", "staff.ownUrl"])),
        more("device.title", p("device.lead"), list(["device.phone", "device.pcAndPhone", "device.pcAndReader"]),
          h2("device.app.title", { class: "minor" }), p("device.app"),
          el("p", {}, outside(APP_STORE, "link.appStore")), el("p", {}, outside(GOOGLE_PLAY, "link.googlePlay")),
          p("device.app.pc"), el("p", {}, outside(DEVICES, "link.devices")))),
      button("primary", "a01.begin", () => flow.register(), { id: "begin" }),
      el("div", { class: "after" }, p("a01.earlier")),
    ],
  };
}

/** The place of what this browser left unfinished, once it is known. */
export function unfinished(flow, looking) {
  const place = el("div", { role: "status", id: "unfinished" });
  looking.then((reception) => fill(place, reception && unfinishedBox(flow, reception)));
  return place;
}

function unfinishedBox(flow, reception) {
  const away = () => flow.start();
  return box("calm",
    p("unfinished.title", { time: clockTime(Date.parse(reception.startedAt)) }, { class: "unfinished-title" }),
    el("div", { class: "pair" },
      asking("secondary", "unfinished.continue", () => flow.resume(reception), away, { id: "unfinished-continue" }),
      asking("secondary", "unfinished.stop", () => flow.stop(reception), away, { id: "unfinished-stop" })));
}
