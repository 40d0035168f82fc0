// Asks a minute before the session ends; ends it and clears the screen when nobody answers: somebody may have walked away.
// Time is read from the clock, not counted: timers sleep while the computer does. The tabs of a browser share one session,
// so whatever somebody does in one of them counts for all; what they share is the moment of it, and nothing else.
(function () {
  "use strict";

  const WARNING_SECONDS = 60;
  const PATIENCE_SECONDS = 10;
  const SHARED = "zaitaku-console-acted";
  const question = document.getElementById("idle");
  if (!question) {
    return;
  }
  const button = question.querySelector("button");
  const limit = Number(question.dataset.seconds) * 1000;
  let acted;
  let waiting;
  let before;
  let over = false;

  function remember(moment) {
    acted = moment;
    try {
      localStorage.setItem(SHARED, String(moment));
    } catch {
      // A browser without storage: this tab knows of itself only.
    }
  }

  // A moment in the future is of a clock that was put back since.
  function lastActed() {
    let elsewhere;
    try {
      elsewhere = Number(localStorage.getItem(SHARED));
    } catch {
      elsewhere = 0;
    }
    return elsewhere > acted && elsewhere <= Date.now() ? elsewhere : acted;
  }

  function look() {
    clearTimeout(waiting);
    if (over) {
      return;
    }
    const left = lastActed() + limit - Date.now();
    const untilWarning = left - WARNING_SECONDS * 1000;
    if (left <= 0) {
      end();
    } else if (untilWarning > 0) {
      answered();
      waiting = setTimeout(look, untilWarning);
    } else {
      ask();
      waiting = setTimeout(look, left);
    }
  }

  function ask() {
    if (question.hidden) {
      before = document.activeElement;
      question.hidden = false;
      button.focus();
    }
  }

  // Whatever was typed is where it was.
  function answered() {
    if (!question.hidden) {
      question.hidden = true;
      if (before) {
        before.focus();
      }
    }
  }

  function send(address) {
    return fetch(address, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000),
    });
  }

  function leave() {
    over = true;
    clearTimeout(waiting);
    location.replace(question.dataset.ended);
  }

  function end() {
    over = true;
    document.body.hidden = true;
    send(question.dataset.end).then(leave, leave);
  }

  button.addEventListener("click", () => {
    // From here on the answer decides and no longer the time.
    clearTimeout(waiting);
    const moment = Date.now();
    send(question.dataset.stay).then((answer) => {
      if (answer.ok) {
        remember(moment);
        look();
      } else {
        leave();
      }
    }, end);
  });

  window.addEventListener("storage", (event) => {
    if (event.key === SHARED) {
      look();
    }
  });
  // A browser may keep the whole page and show it again, also after somebody logged out: it is asked for anew.
  window.addEventListener("pagehide", () => {
    document.body.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);

  remember(Date.now());
  look();
})();
