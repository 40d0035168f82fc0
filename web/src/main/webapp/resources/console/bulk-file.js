// ［アカウント一括登録］, ［資格情報一括照会］: shows the name of the chosen file, and asks before it is sent. What can be told without sending is told at once.
(function () {
  "use strict";

  const file = document.getElementById("file");
  const name = document.getElementById("file-name");
  const message = () => document.getElementById("file-message");
  const chosen = () => file.files[0];

  function complain(words) {
    message().textContent = words;
    file.setAttribute("aria-invalid", String(words !== ""));
    if (words !== "") {
      file.focus();
    }
  }

  file.addEventListener("change", () => {
    name.textContent = chosen() ? chosen().name : name.dataset.none;
    complain("");
  });

  document.getElementById("register").addEventListener("click", () => {
    if (!chosen()) {
      complain(file.dataset.missing);
    } else if (chosen().size > Number(file.dataset.mostBytes)) {
      complain(file.dataset.tooLarge);
    } else {
      complain("");
      PF("bulkQuestion").show();
    }
  });

  // The answer replaces the message and leaves the chosen file as it is.
  $(document).on("pfAjaxComplete", () => {
    file.setAttribute("aria-invalid", String(message().textContent.trim() !== ""));
  });
})();
