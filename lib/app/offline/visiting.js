// Tells the worker which snapshot is on the page, once the application has drawn it or cannot come, and again until it is
// kept. It waits so long so that what is kept never slows down what is read.
(function () {
  const worker = navigator.serviceWorker, link = navigator.connection;
  if (!worker || (link && link.saveData)) return;
  const WITHOUT_THE_APPLICATION = 30000;
  let kept = "", told = "", wait = 0, next = 0;
  worker.addEventListener("message", ({ data }) => { if (data.cut) kept = told; });
  setInterval(() => {
    const now = performance.now(), first = now > WITHOUT_THE_APPLICATION ? "#first-page .masthead[data-cut]" : "";
    const head = document.querySelector(["#root .masthead[data-cut]", first].filter(Boolean).join());
    const said = head && head.dataset.cut + head.textContent;
    if (!said || said === kept || (said === told && now < next)) return;
    wait = said === told ? wait * 2 : 8000;
    next = now + wait;
    told = said;
    worker.register("sw.js").then(() => worker.ready)
      .then((ready) => ready.active.postMessage({ cut: head.dataset.cut }), () => {});
  }, 2000);
})();
