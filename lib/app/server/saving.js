// The presentation was saved on this computer: this browser remembers which and when, for the line of «Preparar» and the one
// that the stage shows before full screen. The worker keeps the one that the server sends too; then it counts as saved
// when the worker has it. Nothing is sent anywhere.
(function () {
  const worker = navigator.serviceWorker, KEY = "stage.saved";
  let waiting = null;
  function had() {
    try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
  }
  function remember(saved) {
    try { localStorage.setItem(KEY, JSON.stringify({ ...saved, at: Date.now() })); } catch { /* then it is not known */ }
    say();
  }
  function say() {
    const line = document.querySelector(".prepare-saved"), saved = line && had();
    if (!line) return;
    const same = saved && saved.id === line.dataset.snapshot && saved.deck === line.dataset.deck;
    const when = same ? new Date(saved.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }) : "";
    const text = same ? line.dataset.says.replace("{when}", when) : "";
    if (line.textContent !== text) line.textContent = text;
  }
  addEventListener("click", (event) => {
    const pressed = event.target.closest && event.target.closest("[class*=st-key-prepare-html] button");
    const line = pressed && document.querySelector(".prepare-saved");
    if (!line) return;
    const { snapshot, deck, stage } = line.dataset, kept = Boolean(stage && worker && worker.controller);
    const saved = { id: snapshot, deck, kept };
    if (!kept) return remember(saved);
    waiting = saved;
    worker.controller.postMessage({ stage: new URL(stage, location.href).href });
  });
  if (worker) worker.addEventListener("message", ({ data }) => {
    if (data.stage && waiting) remember(waiting);
    const saved = had();  // what the worker keeps is always of the snapshot that was visited last
    if (data.cut && saved && saved.kept) remember({ ...saved, id: data.cut });
  });
  setInterval(say, 1000);
})();
