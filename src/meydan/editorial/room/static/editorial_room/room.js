/* Names for what Wagtail opens over a page without one, and no name read twice. */
(() => {
  "use strict";
  const look = () => {
    for (const modal of document.querySelectorAll("body > .modal")) {
      const title = modal.querySelector("h1")?.textContent.trim();
      if (title && modal.ariaLabel !== title) modal.ariaLabel = title;
      for (const picture of modal.querySelectorAll(".image-choice img:not([alt=''])")) picture.alt = "";
    }
    for (const list of document.querySelectorAll(".Draftail-Tooltip:not([aria-label])")) list.ariaLabel = window.gettext("Insert a block");
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();

/* Wagtail takes for saved what stands in the form when an answer comes, not what was sent; for untouched what was typed in the first two
   seconds of a page; and after a refusal it stops looking. None of this would be kept by itself, or asked about on leaving: here it counts
   as unsaved. And a button that is pressed while a save is on its way waits for the answer: older words could arrive after the newer
   ones, and a new draft would be made twice. */
(() => {
  "use strict";
  const OF_THE_PAGE = /^(csrfmiddlewaretoken|loaded_revision|overwrite_revision)/;
  const words = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !OF_THE_PAGE.test(name)).map(([name, value]) => [name, value.name ?? value]));
  const unsaved = (form) => form.setAttribute("data-w-unsaved-force-value", "true");
  let sent = null, typed = false, leaving = false, waiting = false, pressed = null;
  document.addEventListener("input", ({ isTrusted, target }) => { typed ||= isTrusted && !!target.closest("[data-edit-form]"); }, true);
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => { if (typed) unsaved(target); }, { once: true });
  document.addEventListener("w-autosave:save", (event) => { if (leaving) event.preventDefault(); else sent = words(event.target); });
  const answered = ({ target, type }) => {
    const missed = type === "w-autosave:success" && sent !== words(target);
    sent = null;
    target.setAttribute("data-w-unsaved-check-interval-value", "501"); // another number: it looks again
    if (waiting) {
      if (pressed) pressed.disabled = false;
      target.requestSubmit(pressed);
    } else if (missed) unsaved(target);
  };
  document.addEventListener("w-autosave:success", answered);
  document.addEventListener("w-autosave:error", answered);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-edit-form]")) return;
    leaving = true;
    pressed = event.submitter;
    if (sent !== null) event.preventDefault();
    waiting = sent !== null;
  }, true);
})();
