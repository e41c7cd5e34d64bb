/* The sum of what is chosen, while it is chosen. Without this the next page says it. */
(function () {
  "use strict";
  const paper = document.querySelector("[data-paper]");
  if (!paper) return;
  const language = document.documentElement.lang === "tr" ? "tr-TR" : "en-GB";
  const boxes = [...paper.querySelectorAll("[data-cost]")];
  function told() {
    let sum = 0;
    let count = 0;
    for (const box of boxes) {
      box.closest("li").classList.toggle("in", box.checked);
      if (box.checked) {
        sum += Number(box.dataset.cost);
        count += 1;
      }
    }
    const money = new Intl.NumberFormat(language, { maximumFractionDigits: sum % 100 ? 2 : 0 }).format(sum / 100) + " ₺";
    for (const place of document.querySelectorAll("[data-sum]")) place.textContent = money;
    for (const place of document.querySelectorAll("[data-count]")) place.textContent = count;
  }
  if (boxes.length) {
    paper.addEventListener("change", told);
    told();
  }
})();
