// Stands in the place of the worker where nothing is to be kept: it drops what was kept and leaves the browser.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(`impulso ${registration.scope} `)) await caches.delete(name);
  await registration.unregister();
})()));
