// On a phone one finger scrolls past a map and two move it; the style says what the browser does with each. Who tries
// with one finger is told so, in the page's language. No key and no wheel is touched.
(function () {
  const MAP = ".deck-events-root", fingers = new Set(), known = new WeakSet();
  let due = 0, going = 0;

  function tell(map) {
    const hint = map.querySelector(".two-fingers") || map.appendChild(document.createElement("div"));
    hint.className = "two-fingers";
    hint.setAttribute("role", "status");
    hint.textContent = CHROME_WORDS[document.documentElement.lang]["chrome.two-fingers"];
    clearTimeout(going);
    going = setTimeout(() => hint.remove(), 1800);
  }
  function look() {
    due = 0;
    for (const map of document.querySelectorAll(MAP)) {
      if (known.has(map)) continue;
      known.add(map);
      map.addEventListener("pointerdown", (event) => { if (event.pointerType === "touch") fingers.add(event.pointerId); }, true);
      map.addEventListener("touchmove", (event) => {
        if (event.targetTouches.length > 1) event.preventDefault(); // or the page would scroll under the map
        else tell(map);
      }, { passive: false });
    }
  }
  addEventListener("pointermove", (event) => {
    if (fingers.size === 1 && fingers.has(event.pointerId)) event.stopImmediatePropagation();
  }, true);
  for (const kind of ["pointerup", "pointercancel"])
    addEventListener(kind, (event) => { fingers.delete(event.pointerId); }, true);
  new MutationObserver(() => { due = due || setTimeout(look, 200); }).observe(document, { childList: true, subtree: true });
})();
