/* Voting: the next statement is read at once, and 1, 2, 3 answer while the card has the focus. The page works without this file. */
(() => {
  "use strict";
  const card = () => document.getElementById("card");
  document.addEventListener("htmx:after:swap", () => card()?.querySelector("[data-fresh]")?.focus());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !card()?.contains(event.target) || !"123".includes(event.key)) return;
    card().querySelectorAll(".votes button")[event.key - 1]?.click();
  });
})();
