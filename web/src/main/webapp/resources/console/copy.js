// 《コピー》: copies the text of the element that data-copy names, and says so beneath it.
(function () {
  "use strict";

  function byHand(words) {
    const area = document.createElement("textarea");
    area.value = words;
    area.setAttribute("readonly", "");
    area.className = "copy-by-hand";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  // The clipboard interface exists only on https and localhost; a closed network may have neither.
  function copy(words) {
    if (!navigator.clipboard) {
      return Promise.resolve(byHand(words));
    }
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => byHand(words),
    );
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) {
      return;
    }
    const source = document.getElementById(button.dataset.copy);
    const status = document.getElementById(button.dataset.copy + "-copied");
    status.textContent = "";
    copy(source.textContent.trim()).then((done) => {
      button.focus();
      status.classList.toggle("failed", !done);
      status.textContent = done ? button.dataset.copied : button.dataset.failed;
    });
  });
})();
