// One press is one step of Back: Streamlit makes an entry for each parameter that a run of the page writes. The first
// entry after a press is a new one, what is written after it belongs to it, and so does what no press led to.
(function () {
  const push = history.pushState;
  let pressed = false;
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { pressed = true; }, true);
  addEventListener("popstate", () => { pressed = false; }, true);
  history.pushState = function (...given) {
    if (pressed) push.apply(history, given);
    else history.replaceState(...given);
    pressed = false;
  };
})();
