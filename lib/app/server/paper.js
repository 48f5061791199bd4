// Before a page is printed charts and maps learn their proportions, so that they shrink with the paper instead of being
// cut, and links that lead away say where, for paper cannot be pressed. A map keeps its size in pixels, for it would draw
// itself anew in another too late.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".js-plotly-plot .svg-container")) {
    const { clientWidth: width, clientHeight: height } = each;
    each.style.setProperty("--drawn", `${width} / ${height}`);
    each.style.setProperty("--most", `${width}px`); // what a phone drew is not blown up
    for (const layer of each.querySelectorAll(".main-svg")) layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
  for (const map of document.querySelectorAll(".stDeckGlJsonChart")) {
    const { clientWidth: width, clientHeight: height } = map;
    map.style.setProperty("--wide", `${width}px`);
    map.style.setProperty("--high", `${height}px`);
    map.style.setProperty("--shrunk", Math.min(1, 690 / width)); // what A4 and Letter both have between their margins
  }
  for (const link of document.querySelectorAll('.id a[href^="http"]')) link.dataset.address = link.href;
});
addEventListener("afterprint", () => {
  for (const layer of document.querySelectorAll(".js-plotly-plot .main-svg")) layer.removeAttribute("viewBox");
});
// A button with `data-print` prints the page at that address without leaving this one.
addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button[data-print]");
  if (!button) return;
  document.getElementById("to-print")?.remove();
  const frame = Object.assign(document.createElement("iframe"), { id: "to-print", title: button.textContent, src: button.dataset.print });
  frame.style.cssText = "position:fixed;inset:0 auto auto 0;width:0;height:0;border:0;visibility:hidden";
  frame.onload = () => { frame.contentWindow.focus(); frame.contentWindow.print(); };
  document.body.append(frame);
});
