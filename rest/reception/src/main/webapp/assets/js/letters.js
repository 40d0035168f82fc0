/** 文字を大きく: three sizes, kept in this tab. Every length of the pages follows the size of the letters. */
import { el } from "./dom.js";
import { remember, remembered } from "./memory.js";
import { t } from "./words.js";

const REMEMBERED = "zaitaku.letters";
const SIZES = ["normal", "large", "largest"];

function setSize(size) {
  document.documentElement.dataset.letters = size;
  remember(REMEMBERED, size);
}

setSize(SIZES.includes(remembered(REMEMBERED)) ? remembered(REMEMBERED) : "normal");

/** The three buttons; the one in force is pressed. */
export function lettersChooser() {
  const buttons = SIZES.map((size) =>
    el("button", { type: "button", class: `tool letters-${size}`, id: `letters-${size}`, on: { click: () => choose(size) } }, t(`letters.${size}`)));
  const tell = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.id === `letters-${document.documentElement.dataset.letters}`)));
  function choose(size) {
    setSize(size);
    tell();
  }
  tell();
  return el("div", { class: "letters", role: "group", "aria-labelledby": "letters-title" }, el("span", { id: "letters-title" }, t("letters")), buttons);
}
