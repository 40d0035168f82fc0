// Asks a minute before the session ends, and clears the screen when nobody answers: somebody may have walked away.
(function () {
  "use strict";

  const WARNING_SECONDS = 60;
  const question = document.getElementById("idle");
  if (!question) {
    return;
  }
  const before = document.activeElement;
  let asking;
  let ending;

  function start() {
    const seconds = Number(question.dataset.seconds);
    clearTimeout(asking);
    clearTimeout(ending);
    question.hidden = true;
    asking = setTimeout(ask, Math.max(0, seconds - WARNING_SECONDS) * 1000);
    ending = setTimeout(() => location.replace(question.dataset.ended), seconds * 1000);
  }

  function ask() {
    question.hidden = false;
    question.querySelector("button").focus();
  }

  question.querySelector("button").addEventListener("click", () => {
    fetch(question.dataset.stay, { credentials: "same-origin", redirect: "manual" }).then(
      (answer) => {
        if (answer.ok) {
          start();
          if (before) {
            before.focus();
          }
        } else {
          location.replace(question.dataset.ended);
        }
      },
      () => location.replace(question.dataset.ended),
    );
  });

  start();
})();
