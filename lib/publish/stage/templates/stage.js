"use strict";
const stage = (() => {
  const main = document.querySelector("main"), root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const blank = document.querySelector(".blank"), help = document.querySelector(".help");
  const slides = () => [...main.querySelectorAll(".slide")];
  const asked = new URLSearchParams(location.search);
  const watchers = [];  // what else is told where the deck is
  const keys = {};  // what further keys do
  let at = 0, typed = "", typedAt = 0, notes = null, began = Date.now(), shownAt = began;

  // Going from slide to slide. The address remembers, so that a reload stays; drawing anew never touches it, or it would
  // undo an address that was just asked for.
  const draw = () => {
    slides().forEach((slide, each) => slide.classList.toggle("current", each === at));
    fit(slides()[at]);
    speak();
    watchers.forEach((each) => each());
  };
  const show = (place) => {
    if (place !== at) shownAt = Date.now();
    at = Math.max(0, Math.min(slides().length - 1, place));
    const hash = "#" + (at + 1);
    if (location.hash !== hash) { try { history.replaceState(null, "", hash); } catch { location.hash = hash; } }
    draw();
    slides()[at].focus({ preventScroll: true });
  };
  const asking = () => Boolean(document.querySelector(".start:not([hidden], .code-panel)"));  // a panel has keys and buttons of its own
  const go = (place) => { blank.hidden = true; help.hidden = true; show(place); };
  const fromHash = () => (Number.parseInt(location.hash.slice(1), 10) || 1) - 1;

  // Long names: first less air and smaller words (never under 4 % of the height), then what can be spared.
  const STEPS = [[1, ""], [.96, ""], [.92, ""], [.9, "snug"], [.86, "snug"], [.82, "snug"]];
  const spills = (slide) => {
    const body = slide.querySelector(".body"), room = body.getBoundingClientRect();
    return [...body.querySelectorAll(".figure, .bars, table, .line")].map((each) => each.getBoundingClientRect())
      .some((box) => box.bottom > room.bottom + 1 || box.right > room.right + 1);
  };
  const fit = (slide) => {
    const lines = [...slide.querySelectorAll(".line")], below = [...slide.querySelectorAll(":not(.since) > .body .below")];
    const rows = [...slide.querySelectorAll("tbody tr")].slice(1).reverse(), all = [...lines, ...below, ...rows];
    all.forEach((each) => { each.hidden = false; });
    for (const spared of [[], lines, below, ...rows.map((row) => [row])]) {
      spared.forEach((each) => { each.hidden = true; });
      for (const [scale, snug] of STEPS) {
        slide.style.setProperty("--k", scale);
        slide.classList.toggle("snug", snug === "snug");
        if (!spills(slide)) return;
      }
    }
  };
  const fitAll = () => {  // hidden slides have no size: all are laid out for a moment, before anything is painted
    root.classList.remove("playing");
    slides().forEach(fit);
    root.classList.add("playing");
  };

  // The speaker's window: same origin, no file of its own, so it opens from a disk too.
  const openNotes = () => {
    if (notes && !notes.closed) { notes.focus(); return; }
    notes = window.open("", "notes", "popup,width=760,height=820");
    if (!notes) return;
    const page = notes.document;
    page.documentElement.lang = root.lang;
    page.title = words.notes;
    page.body.replaceChildren(document.getElementById("notes-page").content.cloneNode(true));
    page.onkeydown = onKey;
    began = Date.now();
    speak();
  };
  const speak = () => {
    if (!notes || notes.closed) return;
    const page = notes.document, all = slides(), titleOf = (slide) => slide.querySelector("h2").textContent;
    const said = page.importNode(all[at].querySelector(".notes"), true);
    said.hidden = false;
    page.querySelector(".place").textContent = words.place.replace("{n}", at + 1).replace("{all}", all.length);
    page.querySelector("h1").textContent = titleOf(all[at]);
    page.querySelector("main").replaceChildren(said);
    page.querySelector(".next").textContent = all[at + 1] ? words.next.replace("{title}", titleOf(all[at + 1])) : words.last;
    tick();
  };
  const tick = () => {
    if (!notes || notes.closed) return;
    const two = (n) => String(n).padStart(2, "0");
    const since = (start) => { const gone = Math.floor((Date.now() - start) / 1000); return two(Math.floor(gone / 60)) + ":" + two(gone % 60); };
    notes.document.querySelector(".clock").textContent = since(began) + " · " + words.here.replace("{time}", since(Math.max(began, shownAt)));
  };
  setInterval(tick, 1000);

  const theme = (name) => {
    root.dataset.theme = name;
    try { sessionStorage.setItem("stage.theme", name); } catch { /* a browser that keeps nothing still shows everything */ }
  };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const full = () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen && root.requestFullscreen();
    if (done) done.catch(() => {});
  };

  // Live: the server says that there is a new snapshot; all slides change together or none does. Nothing is ever said
  // of a connection that dropped: the figures stay, with the day they are of.
  // A link that hangs closes nothing, so who hears no beat is not live either, and asks anew.
  const live = { on: false, source: null, wait: 1000, timer: 0, heard: 0, told: "" };
  const SILENCE = 35000;
  const canLive = location.protocol.startsWith("http");
  const listen = () => {
    clearTimeout(live.timer);
    if (!live.on || live.source) return;
    live.source = new EventSource(main.dataset.events);
    live.heard = Date.now();
    live.source.addEventListener("open", () => { live.wait = 1000; live.heard = Date.now(); mark(true); });
    live.source.addEventListener("beat", () => { live.heard = Date.now(); });
    live.source.addEventListener("snapshot", (event) => { live.heard = Date.now(); live.told = JSON.parse(event.data).id; take(); });
    live.source.addEventListener("error", () => { drop(); later(listen); });
  };
  const later = (what) => {
    clearTimeout(live.timer);
    live.timer = setTimeout(what, live.wait * (.75 + Math.random() / 2));
    live.wait = Math.min(live.wait * 2, 10000);
  };
  const drop = () => { if (live.source) live.source.close(); live.source = null; mark(false); };
  setInterval(() => {
    if (live.on && live.source && Date.now() - live.heard > SILENCE) { drop(); later(listen); }
  }, 1000);
  const mark = (on) => slides().forEach((slide) => slide.querySelector(".live").hidden = !on);
  const take = async () => {
    clearTimeout(live.timer);
    try {
      const answer = await fetch(main.dataset.figures, { cache: "no-cache", signal: AbortSignal.timeout(20000) });
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      if (live.on && held.on) held.told = told;
      else if (live.on) change(told);
      if (told.id !== live.told) throw new Error(told.id);  // another server may not have it yet
    } catch { if (live.on) later(live.source ? take : listen); }
  };
  // A loop takes what is new between two rounds, and listens from the start.
  const held = { on: false, told: null };
  const hold = {
    begin: () => { held.on = true; toggleLive(true); },
    release: () => { const told = held.told; held.told = null; if (told) change(told); },
  };
  const change = (told) => {
    const all = slides();
    if (told.mark === main.dataset.mark || !all.every((slide) => typeof told.slides[slide.dataset.slide] === "string")) return;
    const focused = all[at].contains(document.activeElement);
    all.forEach((slide) => {
      const land = slide.querySelector(".land");  // it never changes, so it is not sent again
      slide.innerHTML = told.slides[slide.dataset.slide];
      const place = slide.querySelector(".land");
      if (land && place) place.replaceWith(land);
    });
    main.dataset.snapshot = told.id;
    main.dataset.mark = told.mark;
    mark(Boolean(live.source));
    fitAll();
    draw();
    if (focused) slides()[at].focus({ preventScroll: true });
  };
  addEventListener("online", () => { live.wait = 1000; listen(); });
  const toggleLive = (on) => {
    if (!canLive) return;
    live.on = on;
    if (on) { live.wait = 1000; listen(); } else { clearTimeout(live.timer); drop(); }
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || asking()) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^[0-9]$/.test(key)) { typed = (Date.now() - typedAt < 4000 ? typed : "") + key; typedAt = Date.now(); return; }
    if (key === "Enter" && typed) { const n = Number(typed); typed = ""; go(n - 1); event.preventDefault(); return; }
    const does = {
      ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1), Enter: () => go(at + 1),
      ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1), Backspace: () => go(at - 1),
      " ": () => go(at + (event.shiftKey ? -1 : 1)), Home: () => go(0), End: () => go(slides().length - 1),
      b: () => { blank.hidden = !blank.hidden; }, ".": () => { blank.hidden = !blank.hidden; },
      f: full, n: openNotes, t: () => theme(isDark() ? "light" : "dark"), l: () => toggleLive(!live.on),
      "?": () => { help.hidden = !help.hidden; }, Escape: () => { help.hidden = true; blank.hidden = true; },
      ...keys,
    }[key];
    if (!does) return;
    typed = "";
    event.preventDefault();
    does();
  };
  document.addEventListener("keydown", onKey);

  // A finger or a mouse: the left third goes back, the rest goes on; a swipe goes where it points.
  let start = null, swiped = false;
  document.addEventListener("touchstart", (event) => { start = event.touches[0]; swiped = false; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (asking()) return;
    const end = event.changedTouches[0], dx = start ? end.clientX - start.clientX : 0;
    if (Math.abs(dx) < 50 || Math.abs(dx) < 1.5 * Math.abs(end.clientY - start.clientY)) return;
    swiped = true;
    go(at + (dx < 0 ? 1 : -1));
  });
  document.addEventListener("click", (event) => {
    if (asking()) return;
    if (swiped || event.target.closest("a") || String(getSelection())) { swiped = false; return; }
    if (!help.hidden || !blank.hidden) { help.hidden = true; blank.hidden = true; return; }
    go(at + (event.clientX < innerWidth / 3 ? -1 : 1));
  });
  let idle = 0;
  const rest = () => root.classList.add("idle");
  document.addEventListener("mousemove", () => { root.classList.remove("idle"); clearTimeout(idle); idle = setTimeout(rest, 2000); });
  addEventListener("hashchange", () => show(fromHash()));
  let sizing = 0;
  addEventListener("resize", () => { cancelAnimationFrame(sizing); sizing = requestAnimationFrame(() => { fitAll(); draw(); }); });
  addEventListener("pagehide", () => { if (notes && !notes.closed) notes.close(); });

  try { const kept = asked.get("tema") || asked.get("theme") || sessionStorage.getItem("stage.theme");
    if (kept) root.dataset.theme = /^(oscuro|dark)$/.test(kept) ? "dark" : "light"; } catch { /* as above */ }
  fitAll();
  show(fromHash());
  rest();
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(() => { fitAll(); draw(); });
  if (asked.has("vivo") || asked.has("live")) toggleLive(true);
  return { words, asked, main, slides, show, full, hold, go, keys, watch: (does) => watchers.push(does), at: () => at };
})();
