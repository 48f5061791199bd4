// `?conteo`: a figure counts up from what this browser showed last; whoever asked for less motion sees it at once.
(() => {
  const { asked, slides, at, watch } = stage;
  if (!(asked.has("conteo") || asked.has("count")) || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const WHOLE = /^[\d,]+$/, LASTS = 1200, number = (text) => Number(text.replaceAll(",", ""));
  let shown = {};
  try { shown = JSON.parse(localStorage.getItem("stage.shown")) || {}; } catch { /* then it counts from nothing shown */ }
  const count = (figure, from, text) => {
    const began = performance.now(), to = number(text);
    const step = (now) => {
      const part = Math.min(1, Math.max(0, now - began) / LASTS);
      figure.textContent = part < 1 ? Math.round(from + (to - from) * part).toLocaleString("en") : text;
      if (part < 1 && figure.isConnected) requestAnimationFrame(step);
    };
    step(began);
  };
  const look = () => {
    const slide = slides()[at()];
    if (slide.querySelector(".months")) return;  // its figure goes from month to month
    const before = shown[slide.dataset.slide] || [];
    const now = [...slide.querySelectorAll(".value.number")].map((figure, place) => {
      const text = figure.dataset.figure = figure.dataset.figure || figure.textContent, last = String(before[place] || "");
      if (last !== text && WHOLE.test(last) && WHOLE.test(text)) count(figure, number(last), text);
      return text;
    });
    shown[slide.dataset.slide] = now;
    try { localStorage.setItem("stage.shown", JSON.stringify(shown)); } catch { /* as above */ }
  };
  watch(look);
  look();
})();
