"use strict";
// The phone's side: three buttons, the notes of the slide, the time, and the truth about the link.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent), part = (name) => document.querySelector(name);
  const PATH = "../mando", KEPT = "clicker.key", code = location.hash.slice(1);
  let key = "", role = "", source = null, notes = {}, at = null, since = 0, heard = 0, over = false, wake = false;
  try { key = sessionStorage.getItem(KEPT) || ""; } catch { /* then a reload needs a new code */ }
  const state = (name) => {
    part(".state").textContent = words[name];
    document.body.dataset.state = name;
    document.querySelectorAll("button").forEach((each) => { each.disabled = name !== "in"; });
  };
  const post = (does) => fetch(PATH, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ key, ...does }), signal: AbortSignal.timeout(5000), keepalive: true,
  });
  const end = (name) => { over = true; if (source) source.close(); try { sessionStorage.removeItem(KEPT); } catch { /* as above */ } state(name); };
  const press = async (does) => {
    try {
      const answer = await post({ do: does });
      if (answer.status === 409) state((await answer.json()).refused === "alone" ? "alone" : "lost");
      else if (!answer.ok) state("lost");
    } catch { state("lost"); }
  };
  const draw = () => {
    if (!at) return;
    part(".place").textContent = words.place.replace("{n}", at.n).replace("{all}", at.of);
    const here = notes[at.slide], then = notes[at.next];
    part("h1").textContent = here ? here.title : "";
    part(".notes").replaceChildren(...(here ? [here.notes.cloneNode(true)] : []));
    part(".next-title").textContent = then ? words.next.replace("{title}", then.title) : at.n === at.of ? words.last : "";
    part("[data-do=black]").setAttribute("aria-pressed", String(at.blank));
    tick();
  };
  const two = (n) => String(n).padStart(2, "0");
  const tick = () => {
    if (!at) return;
    const more = Math.floor((Date.now() - since) / 1000), left = at.left === null ? null : at.left - more, shown = Math.abs(left === null ? at.gone + more : left);
    const time = two(Math.floor(shown / 60)) + ":" + two(shown % 60);
    part(".time").textContent = (left === null ? words.gone : left < 0 ? words.over : words.left).replace("{time}", time);
    document.body.classList.toggle("late", left !== null && left < 0);
  };
  const load = async () => {
    try {
      const told = await (await fetch("stage.json")).json();
      for (const [id, html] of Object.entries(told.slides)) {
        const slide = new DOMParser().parseFromString(html, "text/html"), said = slide.querySelector(".notes");
        said.hidden = false;
        notes[id] = { title: slide.querySelector("h2").textContent, notes: said };
      }
      draw();
    } catch { setTimeout(load, 3000); }
  };
  const listen = () => {
    source = new EventSource(PATH + "?key=" + encodeURIComponent(key));
    source.addEventListener("open", () => { heard = Date.now(); });
    source.addEventListener("beat", () => { heard = Date.now(); });
    source.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      heard = Date.now();
      if (told.you === "out") return end("out");
      role = told.you;
      state(role);
      if (told.n) { at = told; since = Date.now(); draw(); }
    });
    source.addEventListener("error", () => { if (!over) { state("lost"); if (source.readyState === 2) end("ended"); } });
  };
  const join = async () => {
    if (!key) {
      const answer = await post({ do: "join", key: code }).catch(() => null);
      if (!answer) return state("lost");
      if (!answer.ok) return state("used");
      const given = await answer.json();
      key = given.key;
      try { sessionStorage.setItem(KEPT, key); } catch { /* as above */ }
      history.replaceState(null, "", location.pathname);  // the code is spent
    }
    listen();
    load();
  };
  for (const each of document.querySelectorAll("button")) each.addEventListener("click", () => {
    press(each.dataset.do);
    if (!wake && navigator.wakeLock) navigator.wakeLock.request("screen").then(() => { wake = true; }, () => {});
  });
  setInterval(() => {
    tick();
    if (over || !source) return;
    if (Date.now() - heard > 6000) state("lost");
  }, 1000);
  // A connection that rests is closed by servers; kept warm, a press takes one way and not three.
  setInterval(async () => {
    if (over || !source) return;
    try {
      const answer = await post({ do: "here" });
      if (answer.ok && document.body.dataset.state === "lost" && Date.now() - heard < 6000) state(role || "joining");
    } catch { if (!over) state("lost"); }
  }, 3000);
  state("joining");
  join();
})();
