/* Small improvements; every page works without this file. */
(() => {
  "use strict";
  const page = document.documentElement;
  const WEEK = 7 * 24 * 3600 * 1000;

  // Storage may be full or forbidden; then nothing is kept here, and nothing is lost.
  const store = (area) => ({
    read: (key) => { try { return JSON.parse(area().getItem(key) || "null"); } catch { return null; } },
    write: (key, value) => { try { area().setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    forget: (key) => { try { area().removeItem(key); } catch { /* as above */ } },
    names: () => { try { return Object.keys(area()); } catch { return []; } },
  });
  const device = store(() => localStorage), visit = store(() => sessionStorage);

  // What is typed stays on this device for a week, or until it has arrived: sending led from our page to our next page, and
  // the form did not come back with errors. When the connection breaks no page of ours follows.
  const keyOf = (form) => "draft:" + form.dataset.draft;
  const typed = (form) => [...form.elements].filter((one) => one.name && /^(text|search|email|tel|number|date|textarea)$/.test(one.type) && !one.readOnly && one.autocomplete !== "one-time-code");
  const show = (form, kept) => { const sign = form.querySelector("[data-draft-sign]"); if (sign) sign.hidden = !kept; };
  const fill = (form) => {
    const kept = device.read(keyOf(form));
    if (!kept || Date.now() - kept.at > WEEK) return device.forget(keyOf(form));
    for (const one of typed(form)) {
      if (one.value || !kept.words?.[one.name]) continue;
      one.value = kept.words[one.name];
      show(form, true);
    }
  };
  const keep = (form) => {
    const words = Object.fromEntries(typed(form).map((one) => [one.name, one.value]));
    if (device.write(keyOf(form), { at: Date.now(), words })) show(form, true);
  };
  const sent = visit.read("sent");
  const arrived = performance.getEntriesByType("navigation")[0]?.type === "navigate" && document.referrer.startsWith(location.origin);
  if (sent && arrived && ![...document.querySelectorAll("form[data-draft]")].some((form) => keyOf(form) === sent && form.querySelector(".errsum, .field--err"))) {
    device.forget(sent);
  }
  visit.forget("sent");

  // Lists that leader.js kept go with their time, or when nobody is signed in.
  window.caches?.keys().then((names) => {
    for (const name of names) if (name.startsWith("list:") && (name.slice(5, 18) < Date.now() || !page.dataset.person)) caches.delete(name);
  }, () => { /* as above */ });

  // How many characters are left: seen at once, said when the typing pauses.
  const count = (box) => {
    const sign = document.getElementById(box.id + "-count");
    if (!sign) return;
    const left = Number(box.dataset.most) - box.value.replace(/\r?\n/g, "\r\n").length;
    sign.textContent = (left < 0 ? sign.dataset.over : sign.dataset.words).replace("#", Math.abs(left).toLocaleString(page.lang));
    sign.classList.toggle("count-over", left < 0);
  };
  let pause;
  const say = (box) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const sign = document.getElementById(box.id + "-count");
      if (sign) sign.nextElementSibling.textContent = sign.textContent;
    }, 1200);
  };

  const ready = (root) => {
    root.querySelectorAll("form[data-draft]").forEach(fill);
    root.querySelectorAll("[data-most]").forEach(count);
    root.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = !navigator.clipboard; });
    root.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
  };
  const lookAtErrors = () => {
    const errors = document.querySelector(".errsum:not([data-seen])");
    if (!errors) return;
    errors.dataset.seen = "";
    errors.focus();
  };
  ready(document);
  lookAtErrors();

  let later, typing;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (event.target.matches("[data-most]")) { count(event.target); say(event.target); }
    if (!form?.matches("[data-draft]")) return;
    typing = form;
    clearTimeout(later);
    later = setTimeout(keep, 600, form);
  });
  addEventListener("pagehide", () => { if (typing) keep(typing); });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-draft-forget]")) for (const name of device.names()) if (name.startsWith("draft:")) device.forget(name);
    if (!event.target.matches("form[data-draft]")) return;
    clearTimeout(later);
    typing = null;
    keep(event.target);
    const off = event.target.querySelector("[data-draft-off]");
    if (off && !(off.hidden = navigator.onLine)) return event.preventDefault(); // our page stays
    if (!event.submitter?.matches("[data-draft-stays]")) visit.write("sent", keyOf(event.target));
  });

  // A part that htmx replaced: its errors are read first; a pressed button is found again.
  let pressed = "";
  document.addEventListener("htmx:before:request", () => { pressed = document.activeElement?.closest("form[action]")?.getAttribute("action") || ""; });
  document.addEventListener("htmx:after:swap", () => {
    ready(document);
    lookAtErrors();
    if (pressed && document.activeElement === document.body) document.querySelector(`form[action="${CSS.escape(pressed)}"] button`)?.focus();
    pressed = "";
  });

  // Escape closes the menu and gives the focus back.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("click", async (event) => {
    const look = event.target.closest("[data-look]"), copy = event.target.closest("[data-copy]"), clear = event.target.closest("[data-draft-clear]");
    if (clear) {
      const form = clear.form;
      clearTimeout(later);
      typing = null;
      device.forget(keyOf(form));
      for (const one of typed(form)) { one.value = ""; if (one.dataset.most) count(one); }
      show(form, false);
      typed(form)[0]?.focus();
    }
    if (look && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // Another look without leaving a form half filled in; the server keeps the cookie.
      event.preventDefault();
      const [name, value] = look.dataset.look.split("=");
      if (name === "theme") page.dataset.theme = value; else page.toggleAttribute("data-kolay", value === "1");
      look.parentElement.querySelector(`[data-look]:not([data-look="${look.dataset.look}"])`)?.focus();
      fetch(look.href, { redirect: "manual" }).catch(() => { /* the choice holds for this page */ });
    }
    if (event.target.closest("[data-print]")) print();
    if (copy) {
      await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value);
      copy.querySelector("[data-copied]").hidden = false;
    }
  });
})();
