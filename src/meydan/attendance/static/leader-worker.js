/* Opens the leader's list where there is no connection. It answers for that one page and its parts, from what the page has kept,
   and only when the network does not answer. */
"use strict";
const page = new URL(registration.scope).pathname;
const PATIENCE = 5000;

const kept = async (request, opens) => {
  for (const name of await caches.keys()) {
    const [kind, until, path] = name.split(":");
    if (kind !== "list" || path !== page || Number(until) < Date.now()) continue;
    return (await caches.open(name)).match(request, { ignoreSearch: opens, ignoreVary: true });
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, searchParams } = new URL(event.request.url), opens = event.request.mode === "navigate";
  if (event.request.method !== "GET" || opens && (pathname !== page || searchParams.has("kagit"))) return;
  const network = fetch(event.request);
  const tooLong = new Promise((_, give) => { setTimeout(give, PATIENCE); });
  event.respondWith(Promise.race([network, tooLong]).catch(async () => await kept(event.request, opens) || network));
});
