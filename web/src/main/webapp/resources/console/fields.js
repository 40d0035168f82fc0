// After a form came back: to the first field that is to be mended. Forms that come back in parts say so themselves (oncomplete).
(function () {
  "use strict";

  function toWrong() {
    const wrong = document.querySelector("main [aria-invalid=true]");
    if (wrong) {
      wrong.focus();
    }
  }

  window.Zaitaku = { toWrong };
  toWrong();

  // A file that a form answers with: fetched, offered, and then the button that data-download names is pressed.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-download]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const sent = new FormData(button.form);
    sent.append(button.name, button.value);
    const asked = fetch(button.form.action, { method: "POST", credentials: "same-origin", body: new URLSearchParams(sent) });
    asked
      .then((answer) => {
        const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
        return name && answer.ok ? answer.blob().then((file) => ({ file, name: name[1] })) : Promise.reject(new Error("no file"));
      })
      .then(({ file, name }) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(file);
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        document.getElementById(button.dataset.download).click();
      })
      .catch(() => location.reload());
  });

  // Whoever leaves the page with passwords on it has them forgotten, as by OK; Back finds none of them either.
  window.addEventListener("pagehide", () => {
    const done = document.querySelector("[data-forget]");
    const button = done && document.getElementById(done.dataset.forget);
    if (button) {
      const sent = new URLSearchParams(new FormData(button.form));
      sent.append(button.name, button.name);
      navigator.sendBeacon(button.form.action, sent);
      document.querySelectorAll(".issued-password").forEach((cell) => cell.replaceChildren());
    }
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("[data-forget]")) {
      location.reload();
    }
  });
})();
