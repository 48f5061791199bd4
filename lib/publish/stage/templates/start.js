// Before the first slide: one line that says whether this machine has the file, and the way to full screen. What was
// saved is known to this browser only, by the press that saved it; nothing is sent.
(() => {
  const { words, asked, main, show, full } = stage;
  const panel = document.querySelector(".start:not(.code-panel)"), begin = panel.querySelector("button"), save = panel.querySelector(".save");
  const day = (moment) => new Date(moment).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const kept = () => { try { return JSON.parse(localStorage.getItem("stage.saved")); } catch { return null; } };
  const deck = () => `${document.documentElement.lang} ${[...main.children].map((each) => each.dataset.slide).filter(Boolean)}`;
  const say = () => {
    const disk = location.protocol === "file:", here = main.dataset.snapshot, by = main.dataset.kept;
    const had = disk ? null : by ? { id: here, at: +by } : kept();
    const key = disk ? "saved.disk" : !had ? "saved.not" : had.id === here ? "saved" : "saved.other";
    save.hidden = disk || key === "saved";
    panel.querySelector(".saved").textContent = words[key].replace("{day}", had ? day(had.at) : "").replace("{cut}", had ? String(had.id).slice(0, 4) : "");
  };
  const close = () => { panel.hidden = true; show(0); };
  save.setAttribute("href", location.pathname);
  save.addEventListener("click", () => {
    const worker = navigator.serviceWorker && navigator.serviceWorker.controller, stage = location.origin + location.pathname;
    if (worker) worker.postMessage({ stage });
    const saved = { id: main.dataset.snapshot, deck: deck(), kept: Boolean(worker), at: Date.now() };
    try { localStorage.setItem("stage.saved", JSON.stringify(saved)); } catch { /* then it is not known */ }
    setTimeout(() => { say(); begin.focus(); });
  });
  begin.addEventListener("click", (event) => { event.stopPropagation(); full(); close(); });
  document.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") close();
    if (event.key === "f" || event.key === "F") begin.click();
  });
  if (asked.has("presentar") || asked.has("present")) { say(); panel.hidden = false; begin.focus(); }

  // Until the occasion begins its slide counts down to it, by this machine's clock.
  const two = (n) => String(n).padStart(2, "0");
  const count = () => document.querySelectorAll(".countdown").forEach((line) => {
    const left = Math.ceil((Date.parse(line.dataset.begins) - Date.now()) / 1000), hours = Math.floor(left / 3600);
    line.hidden = left <= 0;
    if (line.hidden) return;
    const days = hours >= 48 ? words.days.replace("{n}", Math.floor(hours / 24)) + " " : "";
    line.querySelector("b").textContent = days + [days ? hours % 24 : hours, Math.floor(left / 60) % 60, left % 60].map(two).join(":");
  });
  count();
  setInterval(count, 1000);
})();
