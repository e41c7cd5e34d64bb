// A tablet in public hands: after a minute without a touch it forgets what was typed, also what this device keeps.
(() => {
  const form = document.getElementById("kiosk-clear");
  if (!form) return;
  const forget = () => { for (const store of [localStorage, sessionStorage]) { try { store.clear(); } catch { /* closed */ } } };
  let timer;
  const again = () => { clearTimeout(timer); timer = setTimeout(() => form.requestSubmit(), form.dataset.seconds * 1000); };
  form.addEventListener("submit", forget);
  for (const touch of ["pointerdown", "keydown", "scroll", "input"]) addEventListener(touch, again, { passive: true });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  again();
})();
