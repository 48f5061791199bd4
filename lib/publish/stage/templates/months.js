// `M` plays the months of a slide, once, on its map and its figure; a loop plays them whenever their slide comes. It ends
// with the last month, which is what paper has; whoever asked for less motion sees only that.
(() => {
  const { asked, slides, at, watch, keys } = stage;
  const EVERY = 900, still = matchMedia("(prefers-reduced-motion: reduce)").matches, loops = asked.has("bucle") || asked.has("loop");
  let timer = 0, playing = null, seen = null;
  const show = (slide, month) => {
    const all = [...slide.querySelectorAll(".months li")], now = all[month], value = slide.querySelector(".value");
    all.forEach((each) => each.classList.toggle("now", each === now));
    slide.querySelectorAll(".hub").forEach((hub) => hub.setAttribute("visibility", hub.dataset.in[month] === "1" ? "visible" : "hidden"));
    const shown = now.dataset.state === "shown";
    value.textContent = now.querySelector("b").textContent;
    value.className = "value " + (shown ? "number" : "nothing " + now.dataset.state);
    slide.querySelector(".below").textContent = now.dataset.below;
  };
  const last = (slide) => slide.querySelectorAll(".months li").length - 1;
  const stop = () => {
    clearInterval(timer);
    if (playing && playing.isConnected && last(playing) >= 0) show(playing, last(playing));
    playing = null;
  };
  const play = () => {
    const slide = slides()[at()];
    if (playing) { stop(); return; }
    if (still || last(slide) < 1) return;
    let month = 0;
    playing = slide;
    show(slide, month);
    timer = setInterval(() => {
      if (last(slide) < 0 || month >= last(slide)) { stop(); return; }
      month += 1;
      show(slide, month);
    }, EVERY);
  };
  keys.m = play;
  addEventListener("beforeprint", stop);
  const come = () => {
    const slide = slides()[at()];
    if (slide === seen) return;
    seen = slide;
    stop();
    if (loops) play();
  };
  watch(come);
  come();
})();
