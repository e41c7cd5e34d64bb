/* The leader's list: each tick goes at once. Without a connection it waits on this device and goes when the connection is back;
   it carries an id of its own, so that it is counted once however often it is sent. The page keeps itself on this device until the
   shift is over, so that it opens without a connection too. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-ticks]");
  if (!form) return;
  const KEY = "ticks:" + form.dataset.ticks, AT_ONCE = 100;
  const note = document.querySelector("[data-waiting]"), dock = document.querySelector("[data-waiting-short]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let kept = [];
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY) || "[]"); } catch { return kept; } };
  const write = (ticks) => {
    kept = ticks;
    try { localStorage.setItem(KEY, JSON.stringify(ticks)); } catch { /* storage is closed: they wait as long as the page is open */ }
  };
  const rowOf = (seat) => form.querySelector(`[data-seat="${CSS.escape(String(seat))}"]`);
  const newId = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const sign = (row, tone, words) => {
    const place = row.querySelector("[data-sign]");
    place.className = tone ? "state state--" + tone : "small muted";
    place.textContent = words;
    row.className = tone === "done" ? "is-came" : tone === "wait" ? "is-waiting" : "";
  };
  const count = () => {
    const boxes = [...form.querySelectorAll("input[name=came]:checked")];
    const came = boxes.reduce((sum, box) => sum + Number(box.dataset.size), 0);
    document.querySelector("[data-came]").textContent = came;
    document.querySelector("[data-meter] progress").value = Math.min(100, Math.round(100 * came / Number(form.dataset.expected)) || 0);
  };
  const tell = () => {
    const waiting = read().length;
    note.hidden = !waiting || navigator.onLine && !failed;
    note.querySelector("[data-number]").textContent = waiting;
    dock.hidden = !waiting;
    dock.querySelector("[data-number]").textContent = waiting;
  };
  const settle = ({ id, seat, came, refused, word, again: twice }) => {
    write(read().filter((tick) => tick.id !== id));
    const row = form.querySelector(`[data-tick="${CSS.escape(id)}"]`) || seat && rowOf(seat);
    if (!row || seat && read().some((tick) => tick.seat === seat)) return;
    const box = row.querySelector("input[name=came]");
    if (refused) box.checked = !box.checked;
    if (twice) sign(row, "late", form.dataset.again);
    else sign(row, refused ? "late" : came ? "done" : "", refused || word || came || form.dataset.notYet);
    count();
  };

  // What the page needs to open again: itself as it is now, and its parts. The name says until when; meydan.js clears up.
  const lists = async () => (await caches.keys()).filter((name) => name.startsWith("list:") && name.endsWith(":" + location.pathname));
  const keep = async () => {
    const { worker, until } = form.dataset;
    if (!window.caches || !navigator.serviceWorker) return;
    const name = `list:${until}:${location.pathname}`;
    for (const other of await lists()) if (other !== name) await caches.delete(other);
    if (!until) return (await navigator.serviceWorker.getRegistration())?.unregister();
    const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload], script[src], use")];
    const addresses = parts.map((part) => (part.href?.baseVal ?? (part.href || part.src)).split("#")[0]);
    await (await caches.open(name)).addAll([location.pathname, ...new Set(addresses)]);
    await navigator.serviceWorker.register(worker);
    document.querySelector("[data-kept]").hidden = false;
  };
  let again;
  const keepSoon = () => { clearTimeout(again); again = setTimeout(() => keep().catch(() => { /* the one kept before stays */ }), 1000); };

  let busy = false, failed = false;
  const send = async () => {
    const ticks = read();
    if (busy || !ticks.length) return tell();
    busy = true;
    try {
      const answer = await fetch(form.dataset.address, {
        method: "POST", body: JSON.stringify(ticks.slice(0, AT_ONCE)), headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      });
      failed = !answer.ok;
      note.querySelector("[data-signed-out]").hidden = ![401, 403].includes(answer.status);
      if (answer.ok) {
        (await answer.json()).settled.forEach(settle);
        keepSoon();
      }
    } catch {
      failed = true;
    }
    busy = false;
    tell();
    if (!failed && read().length) send();
  };

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name !== "came") return;
    const seat = Number(box.value);
    write([...read(), { id: newId(), seat, to: box.checked ? "came" : "booked", at: new Date().toISOString(), method: form.dataset.method }]);
    sign(rowOf(seat), "wait", form.dataset.waits);
    count();
    tell();
    send();
  });
  // A ticket at the door (door.js): a tick of its own, also when it was shown before, so that the second showing is known.
  form.addEventListener("shown", ({ detail: seat }) => {
    const row = rowOf(seat), box = row.querySelector("input[name=came]");
    write([...read(), { id: newId(), seat, to: "came", at: new Date().toISOString(), method: "ticket" }]);
    if (!box.checked) sign(row, "wait", form.dataset.waits);
    box.checked = true;
    count();
    tell();
    send();
  });
  // Somebody without a seat: a row of their own, which the next opening of the page takes from the server.
  const writeDown = ({ id, name, size }) => {
    const row = form.querySelector("[data-seat]").cloneNode(true), box = row.querySelector("input");
    row.dataset.tick = id;
    row.dataset.name = name;
    row.removeAttribute("data-seat");
    row.querySelector("strong").textContent = name;
    row.querySelectorAll("br, .small:not([data-sign])").forEach((part) => part.remove());
    Object.assign(box, { checked: true, disabled: true, value: "" });
    box.dataset.size = size;
    form.querySelector("ul").append(row);
    sign(row, "wait", form.dataset.waits);
  };
  document.querySelector("form[data-walk-up]")?.addEventListener("submit", (event) => {
    const { name, size } = event.target.elements;
    if (!form.querySelector("[data-seat]") || !event.target.checkValidity()) return;
    event.preventDefault();
    const tick = { id: newId(), name: name.value, size: size.value, to: "came", at: new Date().toISOString(), method: form.dataset.method };
    write([...read(), tick]);
    writeDown(tick);
    event.target.reset();
    count();
    tell();
    send();
  });
  const search = document.querySelector("[data-search]");
  search.hidden = false;
  search.addEventListener("input", () => {
    const wanted = search.querySelector("input").value.toLocaleLowerCase("tr");
    form.querySelectorAll("[data-seat]").forEach((row) => { row.hidden = !row.dataset.name.toLocaleLowerCase("tr").startsWith(wanted); });
  });

  for (const tick of read()) {  // the page was closed before they could go
    if (tick.name) writeDown(tick);
    const row = rowOf(tick.seat);
    if (!row) continue;
    row.querySelector("input[name=came]").checked = tick.to === "came";
    sign(row, "wait", form.dataset.waits);
  }
  form.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });
  count();
  keepSoon();
  addEventListener("online", send);
  setInterval(send, 15000);
  send();
})();
