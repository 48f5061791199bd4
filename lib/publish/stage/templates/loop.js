// `?bucle=12` goes round by itself, so many seconds a slide, for a hall that nobody leads. A new snapshot waits for the
// end of a round; a network that is gone changes nothing, for every slide says of which day it is.
(() => {
  const { asked, slides, show, at, hold } = stage;
  const seconds = Number(asked.get("bucle") || asked.get("loop"));
  if (!(seconds >= 1)) return;
  let timer = 0;
  const next = () => {
    const last = at() >= slides().length - 1;
    if (last) hold.release();
    show(last ? 0 : at() + 1);
  };
  const turn = () => { clearTimeout(timer); timer = setTimeout(() => { next(); turn(); }, Math.min(seconds, 3600) * 1000); };
  for (const kind of ["keydown", "click", "touchend", "hashchange"]) addEventListener(kind, turn);  // who leads it gets a whole turn

  // The screen stays on; the browser lets go whenever the page is hidden, so it is asked again.
  const awake = () => {
    if (document.visibilityState === "visible" && navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", awake);
  awake();
  document.documentElement.classList.add("loop");
  hold.begin();
  turn();
})();
