/* Opens the leader's list where there is no connection. It answers for that one page and its parts, from what the page has kept,
   and only when the network does not answer. When the network says that the list is not for this person any more, it forgets it. */
"use strict";
const page = new URL(registration.scope).pathname;
const PATIENCE = 5000;

const lists = async () => (await caches.keys()).filter((name) => name.startsWith("list:") && name.endsWith(":" + page));
const kept = async (request, opens) => {
  const name = (await lists()).find((one) => Number(one.split(":")[1]) > Date.now());
  return name && (await caches.open(name)).match(request, { ignoreSearch: opens, ignoreVary: true });
};
const forgetIfRefused = async (network) => {
  const answer = await network.catch(() => null);
  if (answer && !answer.ok && answer.status < 500) for (const name of await lists()) await caches.delete(name);
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, searchParams } = new URL(event.request.url), opens = event.request.mode === "navigate";
  if (event.request.method !== "GET" || opens && (pathname !== page || searchParams.has("kagit"))) return;
  const network = fetch(event.request);
  const tooLong = new Promise((_, give) => { setTimeout(give, PATIENCE); });
  event.respondWith(Promise.race([network, tooLong]).catch(async () => await kept(event.request, opens) || network));
  if (opens) event.waitUntil(forgetIfRefused(network));
});
