// The calendar of a date field. A day is chosen by mouse, finger or keys, and written into the field as it would be typed.
(function () {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const WEEK = 7;
  const FIRST = Date.UTC(1900, 0, 1);
  const LAST = Date.UTC(2099, 11, 31);
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };
  const WAYS = [
    ["previousYear", "«", -12],
    ["previousMonth", "‹", -1],
    ["nextMonth", "›", 1],
    ["nextYear", "»", 12],
  ];

  let dialog;
  let button;
  let focused;

  // Days are midnights of UTC, so that no clock change is among them.
  function format(day, options) {
    return new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "UTC", ...options }).format(day);
  }

  function written(day) {
    return new Date(day).toISOString().slice(0, 10).replaceAll("-", "/");
  }

  function within(day) {
    return Math.min(Math.max(day, FIRST), LAST);
  }

  function today() {
    return Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" }).format(new Date()));
  }

  // The day that is typed; NaN where it is none.
  function typed(field) {
    const parts = /^([0-9]{4})(?:([0-9]{2})([0-9]{2})|\/([0-9]{1,2})\/([0-9]{1,2}))$/.exec(field.value.normalize("NFKC").trim());
    if (!parts) {
      return NaN;
    }
    const [year, month, date] = parts.slice(1).filter(Boolean).map(Number);
    const day = Date.UTC(year, month - 1, date);
    return within(day) === day && new Date(day).getUTCMonth() === month - 1 ? day : NaN;
  }

  // The same day of another month, or the last of a shorter one.
  function monthsLater(day, months) {
    const date = new Date(day);
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
    const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0);
    return Math.min(first + (date.getUTCDate() - 1) * DAY, last);
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  }

  function dayButton(day, chosen) {
    const one = make(
      "button",
      {
        type: "button",
        class: "calendar-day",
        "data-day": written(day),
        "aria-label": format(day, { dateStyle: "full" }),
        tabindex: day === focused ? "0" : "-1",
      },
      String(new Date(day).getUTCDate()),
    );
    if (day === today()) {
      one.setAttribute("aria-current", "date");
    }
    if (day === chosen) {
      one.setAttribute("aria-pressed", "true");
    }
    return one;
  }

  function weeks(chosen) {
    const date = new Date(focused);
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    const rows = [];
    for (let sunday = first - new Date(first).getUTCDay() * DAY; rows.length === 0 || new Date(sunday).getUTCMonth() === date.getUTCMonth(); sunday += WEEK * DAY) {
      const row = make("tr", {});
      for (let day = sunday; day < sunday + WEEK * DAY; day += DAY) {
        const cell = make("td", {});
        if (new Date(day).getUTCMonth() === date.getUTCMonth() && within(day) === day) {
          cell.append(dayButton(day, chosen));
        }
        row.append(cell);
      }
      rows.push(row);
    }
    return rows;
  }

  function heading() {
    const sunday = Date.UTC(2023, 0, 1);
    const row = make("tr", {});
    for (let day = sunday; day < sunday + WEEK * DAY; day += DAY) {
      row.append(make("th", { scope: "col", abbr: format(day, { weekday: "long" }) }, format(day, { weekday: "short" })));
    }
    return row;
  }

  function show() {
    const chosen = typed(document.getElementById(button.dataset.calendar));
    dialog.querySelector("#calendar-month").textContent = format(focused, { year: "numeric", month: "long" });
    dialog.querySelector("tbody").replaceChildren(...weeks(chosen));
  }

  function move(day, takeFocus) {
    focused = within(day);
    show();
    if (takeFocus) {
      dialog.querySelector("[tabindex='0']").focus();
    }
  }

  function choose(day) {
    const field = document.getElementById(button.dataset.calendar);
    field.value = day;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    dialog.close();
    field.focus();
  }

  function onKey(event) {
    if (!event.target.matches(".calendar-day")) {
      return;
    }
    const weekday = new Date(focused).getUTCDay();
    const month = event.shiftKey ? 12 : 1;
    let day;
    if (event.key in STEPS) {
      day = focused + STEPS[event.key] * DAY;
    } else if (event.key === "Home") {
      day = focused - weekday * DAY;
    } else if (event.key === "End") {
      day = focused + (WEEK - 1 - weekday) * DAY;
    } else if (event.key === "PageUp") {
      day = monthsLater(focused, -month);
    } else if (event.key === "PageDown") {
      day = monthsLater(focused, month);
    } else {
      return;
    }
    event.preventDefault();
    move(day, true);
  }

  function build() {
    const ways = WAYS.map(([name, sign, months]) => {
      const way = make("button", { type: "button", id: "calendar-" + name, class: "button quiet calendar-way", "aria-label": button.dataset[name] }, sign);
      way.addEventListener("click", () => move(monthsLater(focused, months), false));
      return way;
    });
    const close = make("button", { type: "button", id: "calendar-close", class: "button quiet" }, button.dataset.close);
    const table = make(
      "table",
      { "aria-labelledby": "calendar-month" },
      make("thead", {}, heading()),
      make("tbody", {}),
    );
    dialog = make(
      "dialog",
      { id: "calendar", class: "calendar", "aria-labelledby": "calendar-month" },
      make("div", { class: "calendar-head" }, ways[0], ways[1], make("h2", { id: "calendar-month", "aria-live": "polite" }), ways[2], ways[3]),
      table,
      close,
    );
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", onKey);
    dialog.addEventListener("click", (event) => {
      const day = event.target.closest(".calendar-day");
      if (day) {
        choose(day.dataset.day);
      } else if (event.target === dialog) {
        dialog.close();
      }
    });
    document.body.append(dialog);
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-calendar]");
    if (!pressed) {
      return;
    }
    button = pressed;
    if (!dialog) {
      build();
    }
    const day = typed(document.getElementById(button.dataset.calendar));
    focused = Number.isNaN(day) ? within(today()) : day;
    show();
    dialog.showModal();
    dialog.querySelector("[tabindex='0']").focus();
  });
})();
