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
