// The application draws sections as it goes: each is put as the address says when it comes, and says so again when a run
// with an older address took that away. A link to a place within the page is followed once that place is there.
(function () {
  const { all, follow, keep, reveal, target } = window.sections, known = new WeakSet(), SECTION = "[class*=st-key-fold-]";
  let sought = location.hash, due = 0;
  const open = () => all().every((each) => each.open);
  function name(button) {
    const text = button.parentElement.dataset.all.split("|")[open() ? 1 : 0];
    if (button.textContent !== text) button.textContent = text; // or each writing would be news to look at, without end
  }

  function show(place) {
    reveal(place);
    for (let each = place; (each = each?.closest(SECTION)); each = each.parentElement) each.querySelector("details.fold").open = true;
  }
  function look() {
    due = 0;
    for (const fold of all()) {
      if (known.has(fold)) keep(fold);
      else follow(fold);
      known.add(fold);
    }
    for (const index of document.querySelectorAll("[data-all]")) {
      if (!index.querySelector("button")) index.prepend(Object.assign(document.createElement("button"), { type: "button" }));
      name(index.querySelector("button"));
    }
    const place = sought && !document.getElementById("first-page") && target(sought);
    if (place) {
      sought = "";
      show(place);
      place.scrollIntoView();
    }
    dress();
  }
  addEventListener("toggle", (event) => {
    if (!event.target.matches("details.fold")) return;
    for (const twin of all()) if (twin.dataset.fold === event.target.dataset.fold) twin.open = event.target.open;
    document.querySelectorAll("[data-all] button").forEach(name);
  }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) show(target(link.hash));
    if (!event.target.closest("[data-all] button")) return;
    const opened = !open();
    for (const each of all()) each.open = opened;
  }, true);
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, () => { sought = ""; }, { capture: true, passive: true });
  addEventListener("popstate", () => { sought = ""; });
  addEventListener("hashchange", () => { sought = location.hash; look(); });
  window.sections.show = show;
  new MutationObserver(() => { due = due || requestAnimationFrame(look); }).observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
