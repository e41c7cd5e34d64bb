/* Small improvements; every page works without this file. */
(() => {
  "use strict";
  // What is typed stays on this device until it is sent.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = "draft:" + form.dataset.draft;
    const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "file" && one.type !== "password" && !("code" in one.dataset));
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "{}");
      for (const one of fields()) if (one.tagName !== "SELECT" && one.type !== "radio" && one.type !== "checkbox" && !one.value && kept[one.name]) one.value = kept[one.name];
    } catch { /* no storage: nothing kept, nothing lost on the server */ }
    const sign = form.querySelector("[data-draft-sign]");
    let later;
    form.addEventListener("input", () => {
      clearTimeout(later);
      later = setTimeout(() => {
        try {
          localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map((one) => [one.name, one.value]))));
          if (sign) sign.hidden = false;
        } catch { /* storage is full or closed */ }
      }, 600);
    });
    form.addEventListener("submit", () => { try { localStorage.removeItem(key); } catch { /* as above */ } });
  }

  // How many characters are left.
  for (const box of document.querySelectorAll("textarea[maxlength], input[data-count]")) {
    const sign = document.getElementById(box.id + "-count");
    if (!sign) continue;
    const words = sign.dataset.words;
    const tell = () => { sign.textContent = words.replace("#", Number(box.maxLength - box.value.length).toLocaleString(document.documentElement.lang)); };
    box.addEventListener("input", tell);
    tell();
  }

  // After a failed post the summary of errors is read first.
  const lookAtErrors = (root) => root.querySelector(".errsum")?.focus();
  lookAtErrors(document);
  document.addEventListener("htmx:after:swap", (event) => lookAtErrors(event.target instanceof Element ? event.target : document));

  // Escape closes the menu and gives the focus back.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Forms that act by themselves when a choice is made keep their button for everybody else.
  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.querySelector("[data-copied]").hidden = false;
    });
  }
})();
