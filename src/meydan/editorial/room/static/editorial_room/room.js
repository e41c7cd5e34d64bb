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

/* Wagtail takes for saved what stands in the form when an answer comes, not what was sent; and for untouched what was typed in the
   first two seconds. Both would neither be kept by itself nor asked about on leaving. Here the two are compared, and it saves again. */
(() => {
  "use strict";
  const OF_THE_PAGE = /^(csrfmiddlewaretoken|loaded_revision|overwrite_revision)/;
  const words = (data) => JSON.stringify([...data].filter(([name]) => !OF_THE_PAGE.test(name)).map(([name, value]) => [name, `${value}`]));
  let sent = null, typed = false;
  document.addEventListener("input", (event) => { typed ||= event.isTrusted && !!event.target.closest("[data-edit-form]"); }, true);
  document.addEventListener("w-autosave:save", (event) => { sent = words(event.detail.formData); });
  document.addEventListener("w-unsaved:watch-edits", (event) => {
    if (sent === null ? !typed : sent === words(new FormData(event.target))) return;
    event.target.setAttribute("data-w-unsaved-force-value", "true");
    event.target.setAttribute("data-w-unsaved-has-edits-value", "true");
  });
})();
