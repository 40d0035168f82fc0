// After a form came back: to the first field that is to be mended.
(function () {
  "use strict";

  const wrong = document.querySelector("main [aria-invalid=true]");
  if (wrong) {
    wrong.focus();
  }
})();
