/* The door: a ticket is read by the camera, where the browser can, or typed. The list holds a fingerprint of each ticket and of each seat's
   figures, so that this works without a connection and nobody reads a ticket from the list. leader.js sends what was shown. */
(() => {
  "use strict";
  const door = document.querySelector("form[data-door]"), list = document.querySelector("form[data-ticks]");
  if (!door || !list || !crypto.subtle) return;
  const said = door.querySelector("[data-said]"), field = door.elements.shown, { welcome, twice, unknown } = door.dataset;
  const AGAIN = 4000;  // milliseconds in which the same code before the camera is one showing

  const fingerprint = async (code) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(door.dataset.door + ":" + code));
    return btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12))).replaceAll("+", "-").replaceAll("/", "_");
  };
  const codeIn = (text) => {
    const ticket = text.trim().match(/\/bilet\/([^/?#]+)/);
    return ticket ? decodeURIComponent(ticket[1]) : text.replace(/\s/g, "");
  };
  const show = async (text) => {
    const mark = await fingerprint(codeIn(text)), row = list.querySelector(`[data-marks~="${CSS.escape(mark)}"]`);
    const before = row?.querySelector("input[name=came]").checked;
    said.className = "note note--" + (!row ? "err" : before ? "warn" : "ok");
    said.textContent = !row ? unknown : before ? twice + " (" + row.dataset.name + ")" : welcome + " " + row.dataset.name;
    if (row) list.dispatchEvent(new CustomEvent("shown", { detail: Number(row.dataset.seat) }));
  };
  door.hidden = false;
  door.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (field.value.trim()) await show(field.value);
    field.value = "";
    field.focus();
  });

  const scan = door.querySelector("[data-scan]"), picture = door.querySelector("[data-camera]");
  if (!window.BarcodeDetector || !navigator.mediaDevices) return;
  scan.hidden = false;
  scan.addEventListener("click", async () => {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    try {
      picture.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      await picture.play();
    } catch {
      return;  // no camera, or it was not allowed: the figures are typed
    }
    picture.hidden = false;
    scan.hidden = true;
    let last = "", until = 0;
    const look = async () => {
      const [found] = await detector.detect(picture).catch(() => []);
      if (found && (found.rawValue !== last || Date.now() > until)) await show(found.rawValue);
      if (found) [last, until] = [found.rawValue, Date.now() + AGAIN];
      if (picture.srcObject.active) setTimeout(look, 200);
    };
    look();
  });
  addEventListener("pagehide", () => picture.srcObject?.getTracks().forEach((track) => track.stop()));
})();
