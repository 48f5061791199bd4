// A phone as clicker: `C` shows a code, the phone that scans it leads the slides through the server. When the link is
// lost the keyboard goes on; a second phone takes over only when the laptop says so. A file from a disk asks for nothing.
(() => {
  const { words, main, slides, at, go, watch } = stage;
  if (!location.protocol.startsWith("http")) return;
  const panel = document.querySelector(".code-panel"), badge = document.querySelector(".phone"), blank = document.querySelector(".blank");
  const began = Date.now(), minutes = Number(stage.asked.get("minutos") || stage.asked.get("minutes")) || Number(main.dataset.minutes);
  let key = "", source = null, asks = false, closing = 0;
  const post = async (does) => {
    const answer = await fetch(main.dataset.clicker, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ key, ...does }), signal: AbortSignal.timeout(8000),
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const quietly = (does) => post(does).catch(() => {});
  const say = (text) => { badge.textContent = text; badge.hidden = !text; };
  const show = (title, qr, url, line) => {
    panel.querySelector("h2").textContent = title;
    panel.querySelector(".code").innerHTML = qr;
    panel.querySelector(".url").textContent = url;
    panel.querySelector(".line").textContent = line;
    panel.hidden = false;
  };
  const close = () => { panel.hidden = true; asks = false; clearTimeout(closing); };
  const tell = () => {
    if (!key) return;
    const id = (place) => slides()[place] ? slides()[place].dataset.slide : null, gone = Math.floor((Date.now() - began) / 1000);
    quietly({ do: "at", at: { slide: id(at()), n: at() + 1, of: slides().length, next: id(at() + 1), blank: !blank.hidden, gone, left: minutes ? minutes * 60 - gone : null } });
  };
  const heard = (told) => {
    if (told.do === "next") go(at() + 1);
    if (told.do === "back") go(at() - 1);
    if (told.do === "black") blank.hidden = !blank.hidden;
    if (told.phone === "in") { close(); say(words["clicker.in"]); tell(); }
    if (told.phone === "away") say(words["clicker.away"]);
    if (told.phone === "asks") { asks = true; show(words["clicker.asks"], "", "", words["clicker.asks.keys"]); }
  };
  const listen = () => {
    if (source) source.close();
    source = new EventSource(main.dataset.clicker + "?key=" + encodeURIComponent(key));
    source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (source.readyState === 2) { key = ""; say(""); }  // the server knows this room no more
      else if (!badge.hidden) say(words["clicker.lost"]);
    });
  };
  const code = async () => {
    try {
      const given = await post({ do: key ? "renew" : "open", lang: document.documentElement.lang });
      if (given.key) { key = given.key; listen(); }
      show(words["clicker.title"], given.qr, given.url.split("#")[0], words["clicker.scan"]);
      closing = setTimeout(close, given.seconds * 1000);
    } catch {
      key = "";
      show(words["clicker.none"], "", "", words["clicker.none.why"]);
    }
  };
  watch(tell);
  new MutationObserver(tell).observe(blank, { attributeFilter: ["hidden"] });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const pressed = event.key.toLowerCase();
    if (asks && (pressed === "c" || pressed === "escape")) { quietly({ do: pressed === "c" ? "accept" : "refuse" }); close(); }
    else if (!panel.hidden && (pressed === "c" || pressed === "escape")) close();
    else if (pressed === "c") code();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
