// A walk lands where it speaks: the place is opened, scrolled to and ringed, once for each step. What the walk ends with
// is noticed when it is pressed, and said; so is a place that this reader's page does not have.
(function () {
  const SETTLING = 4000, done = new Set(), still = matchMedia("(prefers-reduced-motion: reduce)");
  let step = "", since = 0, landed = false, moved = false, due = 0;

  const running = () => document.getElementById("first-page") || document.querySelector("[data-test-script-state=running]");
  const say = (tour, text) => {
    const line = tour.querySelector(".tour-outcome");
    if (line.textContent !== text) line.textContent = text;
  };
  function seen(place, tour) {
    const { top, height } = place.getBoundingClientRect(), end = tour.getBoundingClientRect().top;
    return top > 50 && top + Math.min(height, 120) < end;
  }
  function land(place, tour) {
    const room = tour.getBoundingClientRect().top - 60, high = place.getBoundingClientRect().height > room;
    window.sections.show(place);
    place.scrollIntoView({ block: high ? "start" : "center", behavior: still.matches ? "auto" : "smooth" });
  }
  function look() {
    due = 0;
    const tour = document.querySelector(".stApp .tour[data-at]"), place = tour && document.querySelector(tour.dataset.at);
    for (const each of document.querySelectorAll("[data-told]")) if (each !== place) delete each.dataset.told;
    if (!tour) step = "";
    if (!tour || running()) return;
    if (step !== tour.dataset.step) [step, since, landed, moved] = [tour.dataset.step, performance.now(), false, false];
    const early = performance.now() - since < SETTLING;
    if (place) {
      place.dataset.told = "";
      if (!landed) tour.querySelector("h2").focus({ preventScroll: true });
      if (!landed || (early && !moved && !seen(place, tour))) land(place, tour);
      landed = true;
    }
    say(tour, done.has(step) ? tour.dataset.done : place || early ? "" : tour.dataset.missing);
    if (early) setTimeout(wake, 500);
  }
  function wake() { due = due || requestAnimationFrame(look); }
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, () => { moved = true; }, { capture: true, passive: true });
  addEventListener("click", (event) => {
    const tour = document.querySelector(".stApp .tour[data-at]"), place = document.querySelector("[data-told]");
    if (place && event.target.closest(".tour-go")) {
      land(place, tour);
      (place.querySelector("a, button, summary, [tabindex]") || Object.assign(place, { tabIndex: -1 })).focus({ preventScroll: true });
    }
    if (!tour || !tour.dataset.task || !event.target.closest(tour.dataset.task)) return;
    done.add(tour.dataset.step);
    wake();
  }, true);
  new MutationObserver(wake).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  wake();
})();
