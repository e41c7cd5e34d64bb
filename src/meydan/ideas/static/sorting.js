/* Sorting: only the fields that a choice needs are shown. At the sorting desk also the keyboard: single keys can be switched
   off, and rest while something is being typed. */
(() => {
  "use strict";
  const form = document.querySelector("[data-sorting]");
  if (!form) return;

  // Without this script all fields are there, and the server asks for what is missing.
  const choices = [...form.querySelectorAll("input[type=radio]")];
  const fit = () => {
    const who = choices.find((one) => one.checked && one.name.endsWith("who"))?.value;
    form.querySelectorAll("[data-for]").forEach((part) => { part.hidden = !part.dataset.for.split(" ").includes(who); });
  };
  form.addEventListener("change", fit);
  fit();

  // Several at once: all of the page with one press, and how many there are.
  const ticks = [...document.querySelectorAll("input[name=also]")], all = document.querySelector("[data-tick-all]");
  if (all) {
    const told = document.querySelectorAll("[data-ticked]");
    const count = () => {
      const n = ticks.filter((one) => one.checked).length;
      told.forEach((one) => { one.textContent = n > 1 ? one.dataset.ticked.replace("#", n) : ""; });
    };
    all.hidden = ticks.length < 2;
    all.addEventListener("click", () => {
      const value = ticks.some((one) => !one.checked);
      ticks.forEach((one) => { one.checked = value; });
      count();
    });
    ticks.forEach((one) => one.addEventListener("change", count));
    count();
  }

  const keys = document.querySelector("[data-keys]"), asleep = document.querySelector("[data-keys-on]");
  if (!keys) return;
  let on = true;
  try { on = localStorage.getItem("sorting-keys") !== "off"; } catch { /* storage is closed: the keys are on */ }
  const show = () => { keys.hidden = !on; asleep.hidden = on; };
  const turn = (value) => {
    on = value;
    try { localStorage.setItem("sorting-keys", on ? "on" : "off"); } catch { /* holds for this page */ }
    show();
    (on ? keys : asleep).querySelector("button").focus();
  };
  keys.querySelector("[data-keys-off]").addEventListener("click", () => turn(false));
  asleep.querySelector("button").addEventListener("click", () => turn(true));
  show();

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase(), number = Number(key);
    if (number >= 1 && choices[number - 1]) {
      choices[number - 1].checked = true;
      choices[number - 1].focus();
      fit();
    } else if (key === "enter" && !event.target.closest("a, button")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".dock button"));
    } else {
      document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
    }
  });
})();
